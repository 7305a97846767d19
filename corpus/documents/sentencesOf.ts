import { splitSentences } from '../sentences.ts';
import type { Span } from '../types.ts';

/** What numbers a paragraph or an item and is no sentence of its own: `1.`, `(2)`, `a)`. */
const ENUMERATOR = /^\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxIVX]{1,5})[.)]$/u;

/** The sentences of a text of a reader's: a number that opens a line belongs to the sentence behind it. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  for (const sentence of splitSentences(text)) {
    const before = sentences.at(-1);
    const between = before && text.slice(before.end, sentence.start);
    const opensLine = before && (before.start === 0 || text[before.start - 1] === '\n');
    if (
      before &&
      opensLine &&
      !between!.includes('\n') &&
      ENUMERATOR.test(text.slice(before.start, before.end))
    )
      before.end = sentence.end;
    else sentences.push({ ...sentence });
  }
  return sentences;
}
