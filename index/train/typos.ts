import { type Random, randomInteger } from './random.ts';

/** Shorter words are seldom misspelt, and become other words. */
const SHORTEST_WORD = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Misspells each longer word with probability `rate`: a letter lost, doubled, replaced, or two exchanged. */
export function addTypos(text: string, rate: number, random: Random): string {
  return text.replace(/\p{L}+/gu, (word) =>
    word.length >= SHORTEST_WORD && random() < rate ? misspell(word, random) : word,
  );
}

function misspell(word: string, random: Random): string {
  const at = 1 + randomInteger(random, word.length - 2);
  const [head, letter, next, tail] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  switch (randomInteger(random, 4)) {
    case 0:
      return head + next + tail;
    case 1:
      return head + letter + letter + next + tail;
    case 2:
      return head + LETTERS[randomInteger(random, LETTERS.length)]! + next + tail;
    default:
      return head + next + letter + tail;
  }
}
