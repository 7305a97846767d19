import { loadStudy } from '#corpus/load.ts';
import type { Study } from '#corpus/types.ts';
import type { IndexOptions } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import { openStore } from '#index/openStore.ts';
import {
  AnswerFinder,
  loadDiscrepancies,
  loadQuestions,
  loadTwins,
  type Question,
} from '#index/questions.ts';
import { createTerms } from '#index/terms.ts';
import type { Embedder, StudyStore } from '#index/types.ts';
import { createClaimGate } from './answer/claimGate/claimGate.ts';
import { createSubjectCheck } from './answer/claimGate/subject.ts';
import { loadLanguageModel } from './answer/model/languageModel.ts';
import { createModelAnswerer } from './answer/model/modelAnswerer.ts';
import { answererId } from './answer/receipt.ts';
import { readStatements } from './answer/statements.ts';
import { createWordMatcher } from './answer/wordMatch.ts';
import type { AppParts } from './app.ts';
import type { Settings } from './env.ts';
import { createLibrary, type Library } from './library.ts';

/**
 * Everything the app is made of: the studies, the encoder, the index (built where it must be), search and answers.
 * @throws with one clear line where encoder or language model cannot be loaded or the index cannot be written.
 */
export async function assemble(
  { encoder, model, ...settings }: Settings,
  progress?: IndexOptions['progress'],
) {
  // First: a model that cannot be used is to be told at once.
  const languageModel = model ? await loadLanguageModel(model) : undefined;
  const shipped = loadStudy();
  const embedder = await loadEmbedder(encoder);
  const questions = loadQuestions();
  const store = await openStore({ encoder, ...settings }, embedder);
  await store.ship(shipped, { questions, progress });

  const library = libraryOf({ store, embedder, shipped, questions, languageModel });
  return {
    ...(await library.select([shipped.id])),
    library,
    encoder: embedder,
  } satisfies AppParts;
}

interface ShippedParts {
  store: StudyStore;
  embedder: Embedder;
  shipped: Study;
  /** Known of the shipped study alone, as are twins and discrepancies. */
  questions: Question[];
  languageModel?: Awaited<ReturnType<typeof loadLanguageModel>> | undefined;
}

/** The library over a store that has its shipped study. */
export function libraryOf({ store, embedder, shipped, questions, languageModel }: ShippedParts): Library {
  return createLibrary({
    store,
    embedder,
    match: createWordMatcher(embedder),
    answererId: answererId('extractive'),
    loreOf(study) {
      const isShipped = study.id === shipped.id;
      const terms = createTerms(study, isShipped ? questions.map(({ text }) => text) : []);
      const finder = new AnswerFinder(study.passages, isShipped ? loadTwins() : []);
      return {
        terms,
        statements: readStatements(study, terms, finder, isShipped ? loadDiscrepancies() : []),
      };
    },
    worded: (answerer, selection) =>
      languageModel
        ? createModelAnswerer(answerer, {
            ...selection,
            model: languageModel,
            checks: {
              checkClaim: createClaimGate(selection.study, selection.terms, questions),
              isOnSubject: createSubjectCheck(embedder),
            },
          })
        : answerer,
  });
}
