import type { Citation } from '#server/schema.ts';
import { titlesOf } from '#server/titlesOf.ts';
import { formatAddress, type StudyPlace } from '../state/address.ts';
import type { Strings } from '../strings/strings.ts';

/** What is quoted of a passage, and where it stands. `speaker` is known for the citations of an answer. */
export interface Excerpt extends Pick<Citation, 'study' | 'language' | 'section' | 'page'> {
  passageId: string;
  quote: string;
  start: number;
  end: number;
  speaker?: Citation['speaker'];
  /** Set where the passage was read by machine. */
  source?: string | undefined;
}

/** `„Quote“ – Section › Section, Japan, Passage nordkorea-07 <http://…/study/nordkorea-07?s=120-180>` */
export function citationText(excerpt: Excerpt, s: Strings, origin: string): string {
  return `${s.quoted(excerpt.quote)} – ${placeText(excerpt, s)} <${excerptLink(excerpt, origin)}>`;
}

/** Where an excerpt stands and whose view it gives, in words. */
export function placeText(excerpt: Excerpt, s: Strings): string {
  const { speaker, passageId, source } = excerpt;
  return [
    titlesOf(excerpt, s.language),
    speaker?.kind === 'reported' && speaker.name,
    s.passage(passageId),
    source !== undefined && s.machineRead,
  ]
    .filter(Boolean)
    .join(', ');
}

export function excerptLink({ passageId, start, end }: Excerpt, origin: string): string {
  const place: StudyPlace = { passageId, span: { start, end } };
  return origin + formatAddress({ place });
}
