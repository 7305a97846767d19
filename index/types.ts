import type { Passage, Study } from '#corpus/types.ts';
import type { IndexOptions } from './build.ts';

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
  key: Key;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}

/** Cosine similarity of a query and what stands for one passage. */
export interface Similarities {
  /** Of the whole passage. */
  passage: number;
  /** Of each of its sentences, in order. */
  sentences: number[];
  /** Of the nearest of the questions known to be answered by each sentence; 0 without any. */
  askedSentences: number[];
}

/** The vectors of one or several studies, wherever they are kept. Passages that it does not have are left out. */
export interface VectorIndex {
  /** The `k` nearest vectors, nearest first. May miss a few of them, as approximate search does. */
  search(query: Float32Array, k: number): Promise<VectorHit[]>;
  /** Exact. */
  similarities(query: Float32Array, passageIds: Iterable<string>): Promise<Map<string, Similarities>>;
  /** The vectors of whole passages. */
  vectorsOf(passageIds: Iterable<string>): Promise<Map<string, Float32Array>>;
}

export interface LexicalHit {
  passageId: string;
  /** BM25+ score (Lv & Zhai 2011), by the statistics of the passage's study. */
  score: number;
  /** Index terms that matched. */
  terms: string[];
}

/** Full-text search over the passages of one or several studies, wherever they are kept. */
export interface LexicalIndex {
  /** The `k` best passages that hold any of the terms, best first. */
  search(terms: ReadonlySet<string>, k: number): Promise<LexicalHit[]>;
  /** Those of these passages that hold any of the terms. */
  hits(terms: ReadonlySet<string>, passageIds: Iterable<string>): Promise<LexicalHit[]>;
}

/** What search needs of one or several studies. */
export interface StudyIndex {
  /** Changes with the studies, the encoder, and the way that terms are made. */
  fingerprint: string;
  vectors: VectorIndex;
  lexical: LexicalIndex;
}

/** What a list of studies tells of each. */
export interface StudyEntry {
  id: string;
  title: string;
  passages: number;
  sections: number;
  /** Of an added study: the name of its file, and when it was added (ISO 8601). */
  file?: string;
  addedAt?: string;
  /** Why it cannot be read. */
  damage?: string;
}

/** Where studies and their indexes are kept: the one that ships with Beleg, and those that readers add. */
export interface StudyStore {
  /** The study that ships with Beleg, its index built where there is none that matches. */
  ship(study: Study, options: IndexOptions): Promise<void>;
  /** All studies, the shipped one first, the others as they were added. */
  list(): Promise<StudyEntry[]>;
  /**
   * Takes a study in, with its index, whole or not at all.
   * @returns false where there is one of this id already.
   */
  add(study: Study, file: string, options?: IndexOptions): Promise<boolean>;
  /**
   * Nothing of the study is left.
   * @returns false where none of this id was added.
   */
  remove(id: string): Promise<boolean>;
  /** A study as it was put in, the same object until it is removed; undefined where there is none. */
  load(id: string): Promise<Study | undefined>;
  /** The index of these studies taken together; all of them must be there. */
  index(ids: readonly string[]): Promise<StudyIndex>;
  /** Gives back files and connections. */
  close(): Promise<void>;
}

/** Signals of one passage for one query. */
export interface Signals extends Similarities {
  /** The greatest similarity of a sentence, and whose it is. */
  sentence: number;
  bestSentence: number;
  /** The greatest similarity of a question that it is known to answer. */
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
