import type { ReaderPassage, StudyResponse } from '#server/schema.ts';
import type { Excerpt } from '../citing/citation.ts';
import type { Span } from '../state/address.ts';

/** The passage of an id that an address or a citation names. */
export function passageOf(
  { sections }: StudyResponse,
  passageId: string | undefined,
): ReaderPassage | undefined {
  return sections.flatMap(({ passages }) => passages).find(({ id }) => id === passageId);
}

/** The words at a place of the study, to quote: a whole passage where no words of it are meant. */
export function excerptOf(
  study: StudyResponse,
  { passageId, span }: { passageId?: string | undefined; span?: Span | undefined },
): Excerpt | undefined {
  const passage = passageOf(study, passageId);
  if (!passage) return undefined;
  const { id, study: title, language, section, page, text, source } = passage;
  const start = Math.min(span?.start ?? 0, text.length);
  const end = Math.min(span?.end ?? text.length, text.length);
  if (start >= end) return undefined;
  return {
    passageId: id,
    ...(title && { study: title }),
    ...(language && { language }),
    section,
    ...(page && { page }),
    quote: text.slice(start, end),
    start,
    end,
    ...(source !== undefined && { source }),
  };
}
