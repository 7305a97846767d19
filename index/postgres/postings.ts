import type { Study } from '#corpus/types.ts';
import { analyzerOf } from '../build.ts';
import { isRetrieved } from '../chunk.ts';
import { MiniSearchIndex } from '../lexical.ts';
import { createTerms } from '../terms.ts';

export interface Posting {
  term: string;
  passage: string;
  score: number;
}

/**
 * What each term adds to the score of each passage that holds it: a query's score is the sum over its terms, times how
 * many of them the passage holds. So the database gives the scores of `MiniSearchIndex`, from which these are taken.
 */
export async function postingsOf(study: Study): Promise<Posting[]> {
  const retrieved = study.passages.filter(isRetrieved);
  const index = MiniSearchIndex.build(retrieved, analyzerOf(study));
  const terms = createTerms(study);
  const all = new Set(retrieved.flatMap(({ id }) => [...terms.ofPassage(id)]));
  const postings: Posting[] = [];
  for (const term of all) {
    const hits = await index.search(new Set([term]), retrieved.length);
    for (const { passageId, score } of hits) postings.push({ term, passage: passageId, score });
  }
  return postings;
}
