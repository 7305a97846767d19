import { Cache } from '#index/cache.ts';
import { dotProducts } from '#index/matrix.ts';
import { isStopWord, words } from '#index/text.ts';
import type { Embedder } from '#index/types.ts';

/** More words than these are no question; they are not looked at. */
const MOST_WORDS = 40;
/** What is kept at most: some times the words of the study, and its sentences and passages. */
const WORDS_KEPT = 30_000;
const TEXTS_KEPT = 5_000;

/** How well the words of a question are met by those of a text: cosine similarity of each to the nearest, 0 … 1. */
export interface WordMatch {
  /** Of the word that is met worst. */
  least: number;
  mean: number;
  /** Of each word of the question, in its order. */
  words: Array<{ word: string; similarity: number }>;
}

/** Compares words by their vectors, so that `Armee` is met by `Streitkräfte`. */
export type WordMatcher = (question: string, texts: string[]) => Promise<WordMatch[]>;

/** @param embedder encodes single words; each is encoded once. */
export function createWordMatcher(embedder: Embedder): WordMatcher {
  const width = embedder.dimensions;
  const vectors = new Cache<string, Float32Array>(WORDS_KEPT);
  const contents = new Cache<string, string[]>(TEXTS_KEPT);

  /** The vectors of words, row by row. */
  async function rowsOf(content: string[]): Promise<Float32Array> {
    const rows = new Float32Array(content.length * width);
    const unknown = content.filter((word, i) => {
      const vector = vectors.get(word);
      if (vector) rows.set(vector, i * width);
      return !vector;
    });
    const learned = await embedder.embed(unknown, 'query');
    for (const [i, word] of unknown.entries()) {
      vectors.set(word, learned[i]!);
      rows.set(learned[i]!, content.indexOf(word) * width);
    }
    return rows;
  }

  async function matchOf(asked: string[], askedRows: Float32Array, held: string[]): Promise<WordMatch> {
    if (!asked.length || !held.length) {
      return { least: 0, mean: 0, words: asked.map((word) => ({ word, similarity: 0 })) };
    }
    const near = new Float64Array(asked.length * held.length);
    dotProducts(askedRows, asked.length, await rowsOf(held), held.length, width, near);
    const met = asked.map((word, i) =>
      held.includes(word) ? 1 : Math.max(0, ...near.subarray(i * held.length, (i + 1) * held.length)),
    );
    return {
      least: Math.min(...met),
      mean: met.reduce((sum, each) => sum + each, 0) / met.length,
      words: asked.map((word, i) => ({ word, similarity: met[i]! })),
    };
  }

  return async (question, texts) => {
    const asked = contentOf(question).slice(0, MOST_WORDS);
    const askedRows = await rowsOf(asked);
    const matches: WordMatch[] = [];
    for (const text of texts) {
      const held = contents.of(text, () => contentOf(text));
      matches.push(await matchOf(asked, askedRows, held));
    }
    return matches;
  };
}

/** Words that name something, each once. */
export function contentOf(text: string): string[] {
  return [...new Set(words(text).filter((word) => !isStopWord(word) && word.length > 1))];
}
