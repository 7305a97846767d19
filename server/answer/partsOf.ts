import { isStopWord, words } from '#index/text.ts';

/** Where one question ends and another begins: `… in Japan, und wer führt sie?`, `… in Japan? Wer führt sie?` */
const JOINT =
  /\?\s+(?=\S)|,?\s+(?:und|sowie|and)\s+(?=(?:wie|wer|wo|wann|warum|weshalb|wieso|was|welche[rnms]?|seit wann|how|who|where|when|why|what|which)\b)/i;

/** More questions at once than these are no question. */
const MOST = 3;

/** The questions that a text asks one after the other; itself where it asks one. */
export function partsOf(text: string): string[] {
  const parts = text
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => words(part).some((word) => !isStopWord(word)));
  return parts.length > 1 && parts.length <= MOST ? parts : [text];
}
