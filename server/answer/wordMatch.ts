import { dot } from '#index/matrix.ts';
import { isStopWord, words } from '#index/text.ts';
import type { Embedder } from '#index/types.ts';

/** More words than these are no question; they are not looked at. */
const MOST_WORDS = 40;
/** Vectors kept at most: some times the words of the study. */
const MOST_KEPT = 30_000;

/** How well the words of a question are met by those of a text: cosine similarity of each to the nearest, 0 … 1. */
export interface WordMatch {
  /** Of the word that is met worst. */
  least: number;
  mean: number;
}

/** Compares words by their vectors, so that `Armee` is met by `Streitkräfte`. */
export type WordMatcher = (question: string, texts: string[]) => Promise<WordMatch[]>;

/** @param embedder encodes single words; each is encoded once. */
export function createWordMatcher(embedder: Embedder): WordMatcher {
  const vectors = new Map<string, Float32Array>();

  async function learn(unknown: string[]): Promise<void> {
    if (vectors.size + unknown.length > MOST_KEPT) vectors.clear();
    const found = await embedder.embed(unknown, 'query');
    for (const [i, word] of unknown.entries()) vectors.set(word, found[i]!);
  }

  return async (question, texts) => {
    const asked = contentOf(question).slice(0, MOST_WORDS);
    const held = texts.map(contentOf);
    await learn([...new Set([...asked, ...held.flat()])].filter((word) => !vectors.has(word)));
    return held.map((present) => {
      if (!asked.length || !present.length) return { least: 0, mean: 0 };
      const met = asked.map((word) => nearest(word, present, vectors));
      return { least: Math.min(...met), mean: met.reduce((sum, each) => sum + each, 0) / met.length };
    });
  };
}

function nearest(word: string, present: string[], vectors: Map<string, Float32Array>): number {
  if (present.includes(word)) return 1;
  const vector = vectors.get(word)!;
  return Math.max(0, ...present.map((other) => dot(vector, 0, vectors.get(other)!, 0, vector.length)));
}

/** Words that name something, each once. */
export function contentOf(text: string): string[] {
  return [...new Set(words(text).filter((word) => !isStopWord(word) && word.length > 1))];
}
