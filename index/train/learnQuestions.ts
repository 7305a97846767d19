import { Worker } from 'node:worker_threads';
import { addScaled } from '../matrix.ts';
import { SparseAdam } from './adam.ts';
import { Gradients } from './gradients.ts';
import type { SynonymGroup } from './lexicon.ts';
import { addPairGradients, LexiconPairs } from './pairs.ts';
import { addQuestionGradients, type TokenizedKeys } from './questionLoss.ts';
import { createRandom, type Random, shuffle } from './random.ts';
import { type Progress, type Recipe, WEIGHT_RATE } from './recipe.ts';
import { StaticModel } from './staticModel.ts';
import type { Keys, Target } from './studyKeys.ts';
import { tokenBatch } from './tokenBatch.ts';
import { tokenParts } from './tokenParts.ts';
import { addTypos } from './typos.ts';
import { WordPiece } from './wordPiece.ts';

const RUN_FILE = new URL('./questionRun.mjs', import.meta.url);

/** The last steps are small, but not nothing: part of the first rate. */
const LEAST_RATE = 0.02;

/** A question to learn from, and where its answer is. */
export interface Example {
  text: string;
  target: Target;
}

/** Everything that one run learns from, as plain data: it is handed to a thread of its own. */
export interface RunData {
  tokens: readonly string[];
  parts: Float32Array;
  logWeights: Float32Array;
  examples: readonly Example[];
  keys: Keys;
  groups: readonly SynonymGroup[];
  recipe: Recipe;
  /** Counted from one. */
  run: number;
}

/** What a run says: how it goes, and in the end the vectors of all tokens, row by row. */
export type RunMessage = { line: string } | { table: Float32Array };

/**
 * Stage two: what the study says where, from questions. Several models set out from the same one, side by side; the mean
 * of their tables finds more than each of them (model soup, Wortsman et al. 2022). Returns that table, row by row: the
 * same bits on any number of cores.
 */
export async function learnQuestions(
  model: StaticModel,
  wordPiece: WordPiece,
  examples: readonly Example[],
  { passageTexts, sentenceTexts, passageOf }: Keys,
  groups: readonly SynonymGroup[],
  recipe: Recipe,
  progress: Progress,
): Promise<Float32Array> {
  const { runs } = recipe.questions;
  const { tokens } = wordPiece;
  const { parts, logWeights } = model;
  // Threads are handed plain data: `StudyKeys` has a function besides.
  const keys = { passageTexts, sentenceTexts, passageOf };
  const tables = await Promise.all(
    Array.from({ length: runs }, (_, i) => {
      const run = i + 1;
      const report: Progress = (line) => progress(`questions: run ${run} of ${runs}, ${line}`);
      return inThread({ tokens, parts, logWeights, examples, keys, groups, recipe, run }, report);
    }),
  );
  const mean = new Float32Array(model.tokens * model.width);
  for (const table of tables) addScaled(mean, 0, 1 / runs, table, 0, mean.length);
  return mean;
}

function inThread(data: RunData, progress: Progress): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(RUN_FILE, { workerData: data, execArgv: [] });
    thread.on('message', (message: RunMessage) => {
      if ('line' in message) progress(message.line);
      else resolve(message.table);
    });
    thread.on('error', reject);
  });
}

/** One run, from the model of the lexicon stage to a table of all tokens' vectors. */
export function learnRun(data: RunData, progress: Progress): Float32Array {
  const { tokens, parts, logWeights, examples, keys, groups, recipe, run } = data;
  const { questions } = recipe;
  const wordPiece = new WordPiece(tokens);
  const model = new StaticModel(tokenParts(tokens), recipe.width);
  model.parts.set(parts);
  model.logWeights.set(logWeights);
  const random = createRandom(recipe.seed + run);
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
  return model.table();
}

/** Leaves some tokens out, never all. */
function dropTokens(ids: number[], { questions }: Recipe, random: Random): number[] {
  const kept = ids.filter(() => random() >= questions.dropout);
  return kept.length ? kept : ids;
}
