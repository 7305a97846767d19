import { loadStudy } from '#corpus/load.ts';
import { openIndex, type Progress } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import { AnswerFinder, loadDiscrepancies, loadQuestions, loadTwins } from '#index/questions.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { createAnswerer } from './answer/answerer.ts';
import { createClaimGate } from './answer/claimGate/claimGate.ts';
import { createSubjectCheck } from './answer/claimGate/subject.ts';
import { loadLanguageModel } from './answer/model/languageModel.ts';
import { createModelAnswerer } from './answer/model/modelAnswerer.ts';
import { answererId } from './answer/receipt.ts';
import { readStatements } from './answer/statements.ts';
import { createWordMatcher } from './answer/wordMatch.ts';
import type { AppParts } from './app.ts';
import type { Settings } from './env.ts';

/**
 * Everything the app is made of: the study, the encoder, the index (built where it must be), search and answers.
 * @throws with one clear line where encoder or language model cannot be loaded or the index cannot be written.
 */
export async function assemble({ encoder, indexDir, model }: Settings, progress?: Progress) {
  // First: a model that cannot be used is to be told at once.
  const languageModel = model && (await loadLanguageModel(model));
  const study = loadStudy();
  const embedder = await loadEmbedder(encoder);
  const questions = loadQuestions();
  const index = await openIndex(study, embedder, {
    root: indexDir,
    questions,
    ...(progress && { progress }),
  });
  const terms = createTerms(
    study,
    questions.map(({ text }) => text),
  );
  const search = createSearch(study, index, embedder, terms);
  const finder = new AnswerFinder(study.passages, loadTwins());
  const statements = readStatements(study, terms, finder, loadDiscrepancies());
  const extractive = createAnswerer({
    study,
    search,
    terms,
    statements,
    match: createWordMatcher(embedder),
    id: answererId('extractive'),
  });
  return {
    study,
    search,
    answerer: languageModel
      ? createModelAnswerer(extractive, {
          study,
          statements,
          terms,
          model: languageModel,
          checks: {
            checkClaim: createClaimGate(study, terms, questions),
            isOnSubject: createSubjectCheck(embedder),
          },
        })
      : extractive,
    encoder: embedder,
    index,
  } satisfies AppParts;
}
