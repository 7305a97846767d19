import refusalUnseen from './refusalUnseen.json' with { type: 'json' };
import type { RefusalWeights } from './refuse.ts';
import shipped from './weights.json' with { type: 'json' };
import unseen from './weightsUnseen.json' with { type: 'json' };

/** What the ranking of sentences looks at; the names are those of `weights.json`. */
export type SentenceFeatures = Record<keyof typeof shipped.sentence, number>;

/** What answers are chosen and refused by. */
export interface AnswerWeights {
  sentence: SentenceFeatures;
  refusal: RefusalWeights;
  /** Words of an answer below which sentences are added that are not as likely to answer. */
  atLeast: number;
}

/** For the study that the shipped encoder has learned, with the questions known of it; `npm run calibrate` fits them. */
export const WEIGHTS: AnswerWeights = { ...shipped, atLeast: 45 };
/**
 * For any other text: the sentences by `npm run unseen`, the refusals by `npm run foreign`, since a chapter of the study
 * is still on the study's subject. To be used with `RANKING_UNSEEN`: they rest on its scores.
 * What is ranked behind the first sentence is seldom right here: answers are short.
 */
export const WEIGHTS_UNSEEN: AnswerWeights = {
  sentence: unseen.sentence,
  refusal: refusalUnseen,
  atLeast: 10,
};
