import { type TokenBatch, tokenBatch } from './tokenBatch.ts';
import { CONTINUATION, PADDING, UNKNOWN } from './wordPiece.ts';

/** Letters in a row that tokens share: shorter ones say little, longer ones are shared by few. */
const LENGTHS = [4];
/** Letters that fewer tokens share tell these tokens nothing of each other. */
const LEAST_TOKENS = 2;
/** Marks the beginning of a word, which is where a German word's stem is. */
const BEGINNING = '<';

/** The parts that make up each token's vector: text `i` of `parts` is token `i`. */
export interface TokenParts {
  parts: TokenBatch;
  /** Number of different parts. The first are the tokens themselves. */
  count: number;
}

/**
 * A token's parts are itself and its sequences of letters (fastText, Bojanowski et al. 2017): what is learned of
 * `raketen` carries over to `raketenabwehr`, `##rakete` and to misspellings. Figures have no parts in common: 1991
 * is not like 1992.
 */
export function tokenParts(tokens: readonly string[]): TokenParts {
  const sequences = tokens.map(sequencesOf);
  const shared = new Map<string, number>();
  for (const list of sequences) for (const part of list) shared.set(part, (shared.get(part) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [part, count] of shared) if (count >= LEAST_TOKENS) ids.set(part, tokens.length + ids.size);
  const lists = sequences.map((list, token) => [
    token,
    ...list.filter((part) => ids.has(part)).map((part) => ids.get(part)!),
  ]);
  return { parts: tokenBatch(lists), count: tokens.length + ids.size };
}

function sequencesOf(token: string): string[] {
  if (token === PADDING || token === UNKNOWN || !/^(##)?\p{L}+$/u.test(token)) return [];
  const letters = token.startsWith(CONTINUATION) ? token.slice(CONTINUATION.length) : BEGINNING + token;
  return LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, at) =>
      letters.slice(at, at + length),
    ),
  );
}
