import { SparseAdam } from './adam.ts';
import { Gradients } from './gradients.ts';
import type { SynonymGroup } from './lexicon.ts';
import { addScaled } from './matrix.ts';
import { addPairGradients, LexiconPairs } from './pairs.ts';
import { addQuestionGradients, type TokenizedKeys } from './questionLoss.ts';
import { createRandom, type Random, shuffle } from './random.ts';
import { type Progress, type Recipe, WEIGHT_RATE } from './recipe.ts';
import type { StaticModel } from './staticModel.ts';
import type { Keys, Target } from './studyKeys.ts';
import { tokenBatch } from './tokenBatch.ts';
import { addTypos } from './typos.ts';
import type { WordPiece } from './wordPiece.ts';

/** The last steps are small, but not nothing: part of the first rate. */
const LEAST_RATE = 0.02;

/** A question to learn from, and where its answer is. */
export interface Example {
  text: string;
  target: Target;
}

/**
 * Stage two: what the study says where, from questions. Several models set out from the same one; the mean of their
 * tables finds more than each of them (model soup, Wortsman et al. 2022). Returns that table, row by row.
 */
export function learnQuestions(
  model: StaticModel,
  wordPiece: WordPiece,
  examples: readonly Example[],
  keys: Keys,
  groups: readonly SynonymGroup[],
  recipe: Recipe,
  progress: Progress,
): Float32Array {
  const { seed, questions } = recipe;
  const mean = new Float32Array(model.tokens * model.width);
  for (let run = 1; run <= questions.runs; run++) {
    const learner = model.copy();
    const report: Progress = (line) => progress(`questions: run ${run} of ${questions.runs}, ${line}`);
    const random = createRandom(seed + run);
    learnOnce(learner, wordPiece, examples, keys, groups, recipe, random, report);
    addScaled(mean, 0, 1 / questions.runs, learner.table(), 0, mean.length);
  }
  return mean;
}

/** Changes the model. */
function learnOnce(
  model: StaticModel,
  wordPiece: WordPiece,
  examples: readonly Example[],
  keys: Keys,
  groups: readonly SynonymGroup[],
  recipe: Recipe,
  random: Random,
  progress: Progress,
): void {
  const { questions } = recipe;
  const pairs = new LexiconPairs(groups, random);
  const gradients = new Gradients(model);
  const adam = new SparseAdam(model);
  const encode = (text: string) => wordPiece.encode(text);
  const tokenizedKeys: TokenizedKeys = {
    passages: tokenBatch(keys.passageTexts.map(encode)),
    sentences: tokenBatch(keys.sentenceTexts.map(encode)),
    passageOf: keys.passageOf,
  };
  const order = Int32Array.from(examples, (_, i) => i);
  const steps = Math.ceil(order.length / questions.batch) * questions.epochs;
  let step = 0;
  for (let epoch = 1; epoch <= questions.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (let from = 0; from < order.length; from += questions.batch) {
      const batch = Array.from(order.subarray(from, from + questions.batch), (i) => examples[i]!);
      const texts = batch.map(({ text }) =>
        dropTokens(encode(addTypos(text, questions.typos, random)), recipe, random),
      );
      const targets = batch.map(({ target }) => target);
      const { temperature, weights, pairWeight } = questions;
      loss +=
        batch.length *
        addQuestionGradients(
          model,
          gradients,
          tokenBatch(texts),
          targets,
          tokenizedKeys,
          temperature,
          weights,
        );
      addPairGradients(model, gradients, pairs.take(questions.pairs), encode, temperature, pairWeight);
      const rate = questions.rate * Math.max(LEAST_RATE, (1 + Math.cos((Math.PI * step++) / steps)) / 2);
      adam.step(gradients, rate, rate * WEIGHT_RATE);
    }
    progress(`epoch ${epoch} of ${questions.epochs}, loss ${(loss / order.length).toFixed(3)}`);
  }
}

/** Leaves some tokens out, never all. */
function dropTokens(ids: number[], { questions }: Recipe, random: Random): number[] {
  const kept = ids.filter(() => random() >= questions.dropout);
  return kept.length ? kept : ids;
}
