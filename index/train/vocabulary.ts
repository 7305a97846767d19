import { Heap } from './heap.ts';
import { CONTINUATION, PADDING, splitWords, UNKNOWN } from './wordPiece.ts';

/** Rarer pairs are not worth an entry. */
const LEAST_PAIR_COUNT = 2;
/** Rarer words are left out of the count: the long tail of a lexicon holds no piece that others lack. */
const LEAST_WORD_COUNT = 4;
/** Room for two piece numbers in one key. */
const PAIR_BASE = 2 ** 20;

/** How often each word occurs; whole weights, so that sums are exact. A word of the study counts for many of a lexicon. */
export class WordCounts {
  readonly counts = new Map<string, number>();

  add(text: string, weight: number): void {
    for (const word of splitWords(text)) this.counts.set(word, (this.counts.get(word) ?? 0) + weight);
  }
}

/**
 * Entries of a WordPiece vocabulary: the special ones, every character, then the most frequent pair of adjacent
 * pieces merged, over and over, until there are `size` (byte-pair encoding, Sennrich et al. 2016, as the trainer of
 * Hugging Face's tokenizers does for WordPiece).
 */
export function trainVocabulary({ counts }: WordCounts, size: number): string[] {
  const words = [...counts.keys()].filter((word) => counts.get(word)! >= LEAST_WORD_COUNT).sort();
  const weights = words.map((word) => counts.get(word)!);
  const vocabulary = new Vocabulary();
  for (const character of charactersOf(words)) {
    vocabulary.add(character);
    vocabulary.add(CONTINUATION + character);
  }
  const pieces = words.map((word) =>
    [...word].map((character, at) => vocabulary.add(at > 0 ? CONTINUATION + character : character)),
  );
  const pairs = new Pairs();
  pieces.forEach((list, word) => {
    pairs.add(list, word, weights[word]!);
  });
  pairs.settle();
  while (vocabulary.tokens.length < size) {
    const best = pairs.takeBest();
    if (best === undefined) break;
    const left = Math.floor(best / PAIR_BASE);
    const right = best % PAIR_BASE;
    const tail = vocabulary.tokens[right]!.slice(CONTINUATION.length);
    const merged = vocabulary.add(vocabulary.tokens[left]! + tail);
    for (const word of pairs.wordsOf(best)) {
      const before = pieces[word]!;
      const after = mergePair(before, left, right, merged);
      if (after.length === before.length) continue;
      pairs.add(before, word, -weights[word]!);
      pairs.add(after, word, weights[word]!);
      pieces[word] = after;
    }
    pairs.settle();
  }
  return vocabulary.tokens;
}

function charactersOf(words: string[]): string[] {
  return [...new Set(words.flatMap((word) => [...word]))].sort();
}

function mergePair(pieces: number[], left: number, right: number, merged: number): number[] {
  const result: number[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const isPair = pieces[i] === left && pieces[i + 1] === right;
    result.push(isPair ? merged : pieces[i]!);
    if (isPair) i++;
  }
  return result;
}

class Vocabulary {
  readonly tokens: string[] = [PADDING, UNKNOWN];
  readonly #ids = new Map<string, number>();

  add(token: string): number {
    let id = this.#ids.get(token);
    if (id === undefined) {
      id = this.tokens.push(token) - 1;
      this.#ids.set(token, id);
    }
    return id;
  }
}

/** Counts of adjacent pieces. The heap may hold outdated counts; they are corrected when they reach its top. */
class Pairs {
  readonly #counts = new Map<number, number>();
  readonly #words = new Map<number, Set<number>>();
  readonly #heap = new Heap();
  #raised = new Set<number>();

  add(pieces: number[], word: number, weight: number): void {
    for (let i = 1; i < pieces.length; i++) {
      const key = pieces[i - 1]! * PAIR_BASE + pieces[i]!;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + weight);
      if (weight < 0) continue;
      this.#raised.add(key);
      const words = this.#words.get(key);
      if (words) words.add(word);
      else this.#words.set(key, new Set([word]));
    }
  }

  /** To be called after a round of `add`: lets the heap know of pairs that became more frequent. */
  settle(): void {
    for (const key of this.#raised) this.#heap.push({ key, count: this.#counts.get(key)! });
    this.#raised = new Set();
  }

  /** Words that hold the pair, or once did. */
  wordsOf(key: number): number[] {
    return [...(this.#words.get(key) ?? [])];
  }

  takeBest(): number | undefined {
    for (;;) {
      const top = this.#heap.pop();
      if (!top) return undefined;
      const count = this.#counts.get(top.key)!;
      if (count < LEAST_PAIR_COUNT || count > top.count) continue;
      if (count === top.count) return top.key;
      this.#heap.push({ key: top.key, count });
    }
  }
}
