import type { AnswerSentence } from '#server/schema.ts';

const MARKERS = /\s*((?:\[\d+\]\s*)+)/g;

/**
 * Takes a text with markers (`Seoul zögert. [1] Tokio nicht. [2][3]`) apart into pieces and the citations behind
 * each. Brackets that hold no number of `numbers` stay in the text; citations without a marker go to the end.
 */
export function splitMarkers(text: string, numbers: number[]): AnswerSentence[] {
  const pieces: AnswerSentence[] = [];
  const marked = new Set<number>();
  let from = 0;
  for (const match of text.matchAll(MARKERS)) {
    const cited = [...match[1]!.matchAll(/\d+/g)].map(Number);
    if (!cited.every((n) => numbers.includes(n))) continue;
    for (const n of cited) marked.add(n);
    pieces.push({ text: text.slice(from, match.index), citations: cited });
    from = match.index + match[0].length;
  }
  const unmarked = numbers.filter((n) => !marked.has(n));
  if (from < text.length || unmarked.length > 0) pieces.push({ text: text.slice(from), citations: unmarked });
  return pieces;
}
