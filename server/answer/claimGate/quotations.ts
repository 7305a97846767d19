import type { Statement } from '../statements.ts';

/** What a text gives as another's words. An apostrophe is no quotation mark. */
const QUOTATION = /»([^»«]+)«|„([^„“”]+)[“”]|“([^“”]+)”|«([^«»]+)»|"([^"]+)"/g;

/** The quotations in a text that its sources do not hold word for word, in one piece. */
export function misquoted(text: string, sources: Pick<Statement, 'text'>[]): string[] {
  const quotations = [...text.matchAll(QUOTATION)].map((match) => match.slice(1).find(Boolean)!);
  return quotations.filter((words) => !sources.some((source) => plain(source.text).includes(plain(words))));
}

/** Spaces and hyphens of whatever kind, and the quotation marks within, make no other words. */
function plain(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[‐‑–]/g, '-')
    .replace(/[»«„“”"‚‘’'.,;:!?]/g, '')
    .trim();
}
