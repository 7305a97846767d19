import type { Excerpt } from './citation.ts';

/** The items of CSL-JSON that reference managers read, as far as the study's text bears them out. */
interface CslItem {
  id: string;
  type: 'report' | 'chapter';
  language: 'de';
  title: string;
  'container-title'?: string;
  /** Quotes and where they stand. */
  note?: string;
}

/**
 * The study, and each section that is quoted, as CSL-JSON (citeproc-js, csl-data.json). The text names no authors,
 * title, publisher or year, and so does this: the title, in square brackets as catalogues do it, is its opening words.
 */
export function cslJson(studyTitle: string, excerpts: Excerpt[]): string {
  const title = `[${studyTitle} …]`;
  const study: CslItem = { id: 'beleg', type: 'report', language: 'de', title };
  const sections = new Map<string, Excerpt[]>();
  for (const excerpt of excerpts) {
    const section = excerpt.section.join(' › ');
    sections.set(section, [...(sections.get(section) ?? []), excerpt]);
  }
  const chapters = [...sections].map(
    ([section, quoted]): CslItem => ({
      id: `beleg:${quoted[0]!.passageId}`,
      type: 'chapter',
      language: 'de',
      title: section,
      'container-title': title,
      note: [...new Set(quoted.map(noteOf))].join('\n'),
    }),
  );
  return JSON.stringify([study, ...chapters], null, 2);
}

function noteOf({ quote, passageId, start, end }: Excerpt): string {
  return `„${quote}“ (${passageId}, ${start}–${end})`;
}
