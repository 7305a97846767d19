import type { QuestionWeights } from './questionLoss.ts';

/** What goes on, for a person to read. */
export type Progress = (line: string) => void;

/** Everything that was tuned, on held-back questions alone. */
export interface Recipe {
  seed: number;
  /** Values of a token's vector, and so of a text's. */
  width: number;
  lexicon: {
    /** Similarities are divided by it before the softmax. */
    temperature: number;
    steps: number;
    /** Pairs a step. */
    batch: number;
    /** Adam's rate at the first step; a tenth of it at the last. */
    rate: number;
  };
  questions: {
    /** Models made from the same lexicon stage, in different orders; their mean is taken. */
    runs: number;
    epochs: number;
    temperature: number;
    /** Questions a step. */
    batch: number;
    /** Adam's rate at the first step; half a cosine leads down from it. */
    rate: number;
    weights: QuestionWeights;
    /** Lexicon pairs alongside each step, lest English and rare words are forgotten, and what they count. */
    pairs: number;
    pairWeight: number;
    /** Share of a question's longer words that are misspelt, and of its tokens that are left out. */
    typos: number;
    dropout: number;
  };
}

/** Entries of the tokenizer. */
export const VOCABULARY_SIZE = 16_000;
/** For how many of a lexicon's a word of the study and one of a question counts when the tokenizer is made. */
export const STUDY_WORD = 30;
export const QUESTION_WORD = 10;

/** A token's weight changes by a factor, not by a sum, and needs to go far: its rate is that many times higher. */
export const WEIGHT_RATE = 2;

/** Chosen on held-back questions (`npm run train -- --holdout`); what else was tried stands in the model card. */
export const RECIPE: Recipe = {
  seed: 1,
  width: 256,
  lexicon: { temperature: 0.05, steps: 6_000, batch: 128, rate: 3e-3 },
  questions: {
    runs: 3,
    epochs: 16,
    temperature: 0.07,
    batch: 256,
    rate: 2.5e-3,
    weights: { passage: 0.25, sentence: 0.25, search: 1 },
    pairs: 256,
    pairWeight: 0.5,
    typos: 0.1,
    dropout: 0.2,
  },
};
