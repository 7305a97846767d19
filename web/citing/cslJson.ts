import { SHIPPED_STUDY, studyIdOf } from '#corpus/studyId.ts';
import type { Language } from '#server/requests.ts';
import { wordsLanguage } from '../reading/wordsLanguage.ts';
import type { Excerpt } from './citation.ts';

/** The items of CSL-JSON that reference managers read, as far as the study's text bears them out. */
interface CslItem {
  id: string;
  type: 'report' | 'chapter';
  language: Language;
  title: string;
  'container-title'?: string;
  /** Quotes and where they stand. */
  note?: string;
}

/**
 * The studies that are quoted, and each section of them, as CSL-JSON (citeproc-js, csl-data.json). The shipped text names
 * no authors, title, publisher or year, and so does this: the title, in square brackets as catalogues do it, is its
 * opening words. Of an added study its title is known.
 * @param shippedTitle those opening words.
 */
export function cslJson(shippedTitle: string, excerpts: Excerpt[]): string {
  const studies = groupedBy(excerpts, ({ passageId }) => studyIdOf(passageId));
  const items = [...studies].flatMap(([studyId, quoted]) => {
    const id = studyId === SHIPPED_STUDY ? 'beleg' : `beleg:${studyId}`;
    const title = quoted[0]!.study ?? `[${shippedTitle} …]`;
    const language = wordsLanguage(quoted[0]!);
    const sections = groupedBy(quoted, ({ section }) => section.join(' › '));
    const chapters = [...sections].map(
      ([section, parts]): CslItem => ({
        id: `beleg:${parts[0]!.passageId}`,
        type: 'chapter',
        language,
        title: section,
        'container-title': title,
        note: [...new Set(parts.map(noteOf))].join('\n'),
      }),
    );
    const study: CslItem = { id, type: 'report', language, title };
    return [study, ...chapters];
  });
  return JSON.stringify(items, null, 2);
}

/** In the order of their first. */
function groupedBy(excerpts: Excerpt[], nameOf: (excerpt: Excerpt) => string): Map<string, Excerpt[]> {
  const groups = new Map<string, Excerpt[]>();
  for (const excerpt of excerpts) {
    const name = nameOf(excerpt);
    groups.set(name, [...(groups.get(name) ?? []), excerpt]);
  }
  return groups;
}

function noteOf({ quote, passageId, start, end }: Excerpt): string {
  return `„${quote}“ (${passageId}, ${start}–${end})`;
}
