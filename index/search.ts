import type { Passage, Study } from '#corpus/types.ts';
import type { StudyIndex } from './build.ts';
import { fuse } from './fuse.ts';
import type { Terms } from './terms.ts';
import type { Embedder, SearchResult, Signals } from './types.ts';
import { similarity } from './vector.ts';

/** Nearest chunks whose passages become candidates; BM25 adds its own. */
const VECTOR_CANDIDATES = 100;
const LEXICAL_CANDIDATES = 30;

/** Finds the best `k` passages for a query, best first. */
export type Search = (query: string, k: number) => Promise<SearchResult[]>;

/** Hybrid search: nearest neighbours and BM25 name the candidates, each is then scored exactly. */
export function createSearch(study: Study, index: StudyIndex, embedder: Embedder, terms: Terms): Search {
  const passages = new Map(study.passages.map((passage) => [passage.id, passage]));
  const termsOf = new Map(
    study.passages.map(({ id, path, text }) => [id, terms.of(`${path.join(' ')} ${text}`)]),
  );
  const rows = rowsByPassage(index);

  return async (query, k) => {
    const [vector] = await embedder.embed([query], 'query');
    const wanted = terms.of(query);
    const lexicalHits = index.lexical.search(query);
    const lexical = new Map(lexicalHits.map((hit) => [hit.passageId, hit]));
    const candidates = new Set([
      ...index.vectors.search(vector!, VECTOR_CANDIDATES).map(({ chunk }) => index.chunks[chunk]!.passageId),
      ...lexicalHits.slice(0, LEXICAL_CANDIDATES).map(({ passageId }) => passageId),
    ]);
    const results = [...candidates].map((id): SearchResult => {
      const hit = lexical.get(id);
      const signals: Signals = {
        ...similarities(vector!, index, rows.get(id)!),
        coverage: terms.coverage(wanted, termsOf.get(id)!),
        lexical: hit?.score ?? 0,
        terms: hit?.terms ?? [],
      };
      return { passage: passages.get(id) as Passage, score: fuse(signals), signals };
    });
    return results.sort((a, b) => b.score - a.score || compareIds(a, b)).slice(0, k);
  };
}

/** Rows of each passage in the matrix: the first is the whole passage, the others its sentences in order. */
function rowsByPassage(index: StudyIndex): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  index.chunks.forEach(({ passageId }, row) => {
    const own = rows.get(passageId);
    if (own) own.push(row);
    else rows.set(passageId, [row]);
  });
  return rows;
}

function similarities(
  query: Float32Array,
  index: StudyIndex,
  rows: number[],
): Pick<Signals, 'passage' | 'sentences' | 'sentence' | 'bestSentence'> {
  const [passage, ...sentences] = rows.map((row) => similarity(query, index.matrix, row));
  const sentence = Math.max(...sentences);
  return { passage: passage!, sentences, sentence, bestSentence: sentences.indexOf(sentence) };
}

/** Equal scores keep one order on every machine. */
function compareIds(a: SearchResult, b: SearchResult): number {
  return a.passage.id < b.passage.id ? -1 : 1;
}
