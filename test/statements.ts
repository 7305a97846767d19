import { AnswerFinder, loadDiscrepancies, loadQuestions, loadTwins } from '#index/questions.ts';
import { createTerms } from '#index/terms.ts';
import { readStatements, type Statement } from '#server/answer/statements.ts';
import { parts } from './parts.ts';

/** The real study's words and sentences, as the answerer reads them. */
export const terms = createTerms(
  parts.study,
  loadQuestions().map(({ text }) => text),
);
export const statements = readStatements(
  parts.study,
  terms,
  new AnswerFinder(parts.study.passages, loadTwins()),
  loadDiscrepancies(),
);

export function statement(passageId: string, index: number): Statement {
  return statements.of(parts.study.passages.find(({ id }) => id === passageId)!)[index]!;
}
