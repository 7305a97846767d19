import type { Passage } from '#corpus/types.ts';

/** Turns text into unit vectors; queries and passages may be prefixed differently. */
export interface Embedder {
  /** Names the model and its weights, e.g. `index/encoder@3f2a…`; part of the index's fingerprint. */
  readonly id: string;
  readonly dimensions: number;
  /** One L2-normalised vector of `dimensions` values for each text, in order. */
  embed(texts: string[], role: 'query' | 'passage'): Promise<Float32Array[]>;
}

/** What is embedded; it belongs to one passage: the whole of it, or one of its sentences. */
export interface Chunk {
  passageId: string;
  /** Index into the passage's sentences; absent for the chunk of the whole passage. */
  sentence?: number;
  text: string;
}

/** What a vector leads to: a passage, or one of its sentences. */
export interface Key {
  passageId: string;
  sentence?: number;
  /** The vector stands for questions that the sentence answers, not for its words. */
  asked?: true;
}

export interface VectorHit {
  /** Row of the vector in the matrix that the index was built from. */
  row: number;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}

/** Nearest neighbours by cosine similarity among unit vectors. */
export interface VectorIndex {
  readonly size: number;
  search(query: Float32Array, k: number): VectorHit[];
}

/** Signals of one passage for one query. */
export interface Signals {
  /** Cosine similarity of the query and the whole passage. */
  passage: number;
  /** Cosine similarity of the query and each of the passage's sentences, in order. */
  sentences: number[];
  /** The greatest of these, and whose it is. */
  sentence: number;
  bestSentence: number;
  /** Similarity of the query and the nearest of the questions known to be answered by each sentence; 0 without any. */
  askedSentences: number[];
  /** The greatest of these. */
  asked: number;
  /** Share of the query's terms, by rarity, that the passage and its titles hold: 0 to 1. */
  coverage: number;
  /** BM25 score; 0 where no term matched. */
  lexical: number;
  /** Terms of the query that matched, as the query has them. */
  terms: string[];
}

export interface SearchResult {
  passage: Passage;
  /** `scoreOf` the signals; higher is better, comparable within one query. */
  score: number;
  signals: Signals;
}
