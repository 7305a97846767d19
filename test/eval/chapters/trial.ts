import { join } from 'node:path';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { AnswerFinder, type Question } from '#index/questions.ts';
import { createSearch, type Search } from '#index/search.ts';
import { createTerms, type Terms } from '#index/terms.ts';
import { type Chapter, partOf } from '#index/train/chapters.ts';
import type { Embedder } from '#index/types.ts';
import { readStatements, type Statements } from '#server/answer/statements.ts';
import { createWordMatcher, type WordMatcher } from '#server/answer/wordMatch.ts';

/** A chapter searched as if it were a whole study, or among all passages of the study. */
export type Scope = 'alone' | 'among all';
export const SCOPES: Scope[] = ['alone', 'among all'];

/** A text put together for answering, as a reader's own study is: nothing is known of what is asked of it. */
export interface Trial {
  size: number;
  search: Search;
  terms: Terms;
  statements: Statements;
  match: WordMatcher;
}

/**
 * @param folder for its index.
 * @param known questions whose vectors lead to passages; a reader's own study has none.
 */
export async function createTrial(
  chapter: Chapter,
  scope: Scope,
  embedder: Embedder,
  folder: string,
  known: Question[] = [],
): Promise<Trial> {
  const whole = loadStudy();
  const study = scope === 'alone' ? partOf(whole, (id) => chapter.passageIds.has(id)) : whole;
  const root = join(folder, `${scope === 'alone' ? chapter.id : 'all'}${known.length ? '-known' : ''}`);
  const index = await openIndex(study, embedder, { root, questions: known });
  const terms = createTerms(
    study,
    known.map(({ text }) => text),
  );
  return {
    size: study.passages.length,
    search: createSearch(study, index, embedder, terms),
    terms,
    statements: readStatements(study, terms, new AnswerFinder(study.passages)),
    match: createWordMatcher(embedder),
  };
}
