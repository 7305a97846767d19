import type { Passage, Study } from '#corpus/types.ts';
import type { StudyIndex } from './build.ts';
import { rankingFeatures, scoreOf } from './rank.ts';
import type { Terms } from './terms.ts';
import type { Embedder, Key, SearchResult, Signals } from './types.ts';
import { type Matrix, similarity } from './vector.ts';

/** For each passage wanted so many of the nearest vectors are looked at: a passage has a dozen of its own. */
const VECTORS_A_RESULT = 5;
/** BM25 adds so many passages, at least, to those that the vectors lead to. */
const LEXICAL_CANDIDATES = 10;

/** Finds the best `k` passages for a query, best first. */
export type Search = (query: string, k: number) => Promise<SearchResult[]>;

/** Hybrid search: nearest neighbours and BM25 name the candidates, each is then scored exactly. */
export function createSearch(study: Study, index: StudyIndex, embedder: Embedder, terms: Terms): Search {
  const passages = new Map(study.passages.map((passage) => [passage.id, passage]));
  const rows = rowsByPassage(index.keys);

  return async (query, k) => {
    const [vector] = await embedder.embed([query], 'query');
    const wanted = terms.of(query);
    const lexicalHits = index.lexical.search(wanted);
    const lexical = new Map(lexicalHits.map((hit) => [hit.passageId, hit]));
    const near = new Set([
      ...index.vectors.search(vector!, VECTORS_A_RESULT * k).map(({ row }) => index.keys[row]!.passageId),
      ...lexicalHits.slice(0, Math.max(k, LEXICAL_CANDIDATES)).map(({ passageId }) => passageId),
    ]);
    // Where many are wanted, the nearest vectors may be those of too few.
    const candidates = near.size < k ? rows.keys() : near;
    const results = [...candidates].map((id): SearchResult => {
      const hit = lexical.get(id);
      const signals: Signals = {
        ...similarities(vector!, index.matrix, rows.get(id)!),
        coverage: terms.coverage(wanted, terms.ofPassage(id)),
        lexical: hit?.score ?? 0,
        terms: hit?.terms ?? [],
      };
      return { passage: passages.get(id) as Passage, score: scoreOf(rankingFeatures(signals)), signals };
    });
    return results.sort((a, b) => b.score - a.score || compareIds(a, b)).slice(0, k);
  };
}

/** Rows of a passage's vectors in the matrix. */
interface Rows {
  passage: number;
  /** Of its sentences, in order. */
  sentences: number[];
  /** Of the questions that its sentences answer. */
  asked: Array<{ row: number; sentence: number }>;
}

function rowsByPassage(keys: Key[]): Map<string, Rows> {
  const rows = new Map<string, Rows>();
  keys.forEach(({ passageId, sentence, asked }, row) => {
    if (sentence === undefined) rows.set(passageId, { passage: row, sentences: [], asked: [] });
    else if (asked) rows.get(passageId)!.asked.push({ row, sentence });
    else rows.get(passageId)!.sentences.push(row);
  });
  return rows;
}

function similarities(query: Float32Array, matrix: Matrix, rows: Rows) {
  const sentences = rows.sentences.map((row) => similarity(query, matrix, row));
  const askedSentences: number[] = new Array(sentences.length).fill(0);
  for (const { row, sentence } of rows.asked) {
    askedSentences[sentence] = Math.max(askedSentences[sentence]!, similarity(query, matrix, row));
  }
  const sentence = Math.max(0, ...sentences);
  return {
    passage: similarity(query, matrix, rows.passage),
    sentences,
    sentence,
    bestSentence: sentences.indexOf(sentence),
    askedSentences,
    asked: Math.max(0, ...askedSentences),
  };
}

/** Equal scores keep one order on every machine. */
function compareIds(a: SearchResult, b: SearchResult): number {
  return a.passage.id < b.passage.id ? -1 : 1;
}
