import type { Passage, Study } from '#corpus/types.ts';
import { isRetrieved } from './chunk.ts';
import { RANKING, type RankingWeights, rankingFeatures, scoreOf } from './rank.ts';
import type { Terms } from './terms.ts';
import type { Embedder, LexicalHit, SearchResult, Signals, Similarities, StudyIndex } from './types.ts';

/** For each passage wanted so many of the nearest vectors are looked at: a passage has a dozen of its own. */
const VECTORS_A_RESULT = 5;
/** BM25 adds so many passages, at least, to those that the vectors lead to. */
const LEXICAL_CANDIDATES = 10;

/** Finds the best `k` passages for a query, best first. */
export type Search = (query: string, k: number) => Promise<SearchResult[]>;

/**
 * Hybrid search: nearest neighbours and BM25 name the candidates, each is then scored exactly.
 * @param weights by which passages are ranked; those for the shipped study unless others are given.
 */
export function createSearch(
  study: Study,
  { vectors, lexical }: StudyIndex,
  embedder: Embedder,
  terms: Terms,
  weights: RankingWeights = RANKING,
): Search {
  const retrieved = study.passages.filter(isRetrieved);
  const passages = new Map(retrieved.map((passage) => [passage.id, passage]));

  /** Passages that the nearest vectors and the best BM25 hits lead to, at least `k`; all where as many are wanted. */
  async function candidatesFor(
    vector: Float32Array,
    wanted: ReadonlySet<string>,
    k: number,
  ): Promise<Iterable<string>> {
    if (k >= passages.size) return passages.keys();
    const [near, worded] = await Promise.all([
      vectors.search(vector, VECTORS_A_RESULT * k),
      lexical.search(wanted, Math.max(k, LEXICAL_CANDIDATES)),
    ]);
    const named = new Set([
      ...near.map(({ key }) => key.passageId),
      ...worded.map(({ passageId }) => passageId),
    ]);
    // Where many are wanted, the nearest vectors may be those of too few.
    return named.size < k ? passages.keys() : named;
  }

  return async (query, k) => {
    const [vector] = await embedder.embed([query], 'query');
    const wanted = terms.of(query);
    const candidates = [...(await candidatesFor(vector!, wanted, k))];
    const [similarities, hits] = await Promise.all([
      vectors.similarities(vector!, candidates),
      lexical.hits(wanted, candidates),
    ]);
    const hitOf = new Map(hits.map((hit) => [hit.passageId, hit]));
    // Another server may have removed a study that is still open here.
    const scored = candidates.filter((id) => passages.has(id) && similarities.has(id));
    const results = scored.map((id): SearchResult => {
      const coverage = terms.coverage(wanted, terms.ofPassage(id));
      const signals = signalsOf(similarities.get(id)!, coverage, hitOf.get(id));
      return {
        passage: passages.get(id) as Passage,
        score: scoreOf(rankingFeatures(signals), weights),
        signals,
      };
    });
    return results.sort((a, b) => b.score - a.score || compareIds(a, b)).slice(0, k);
  };
}

function signalsOf(similarities: Similarities, coverage: number, hit: LexicalHit | undefined): Signals {
  const best = Math.max(...similarities.sentences);
  return {
    ...similarities,
    sentence: Math.max(0, best),
    bestSentence: similarities.sentences.indexOf(best),
    asked: Math.max(0, ...similarities.askedSentences),
    coverage,
    lexical: hit?.score ?? 0,
    terms: hit?.terms ?? [],
  };
}

/** Equal scores keep one order on every machine. */
function compareIds(a: SearchResult, b: SearchResult): number {
  return a.passage.id < b.passage.id ? -1 : 1;
}
