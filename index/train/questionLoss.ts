import { dotProducts } from '../matrix.ts';
import type { Gradients } from './gradients.ts';
import { backThroughDotProducts, type Comparison, infoNce, RIGHT } from './infoNce.ts';
import type { StaticModel } from './staticModel.ts';
import type { Target } from './studyKeys.ts';
import { sizeOf, type TokenBatch } from './tokenBatch.ts';

/** The study's keys as tokens. */
export interface TokenizedKeys {
  passages: TokenBatch;
  sentences: TokenBatch;
  passageOf: Int32Array;
}

/** How much each question counts: which passage, which sentence, and which passage by the score of the search? */
export interface QuestionWeights {
  passage: number;
  sentence: number;
  search: number;
}

/**
 * Adds the gradients of InfoNCE of a batch of questions against the whole study to `gradients`; returns the loss.
 * The study is small enough that every passage and sentence is a negative at every step: no mining is needed.
 */
export function addQuestionGradients(
  model: StaticModel,
  gradients: Gradients,
  questions: TokenBatch,
  targets: readonly Target[],
  keys: TokenizedKeys,
  temperature: number,
  weights: QuestionWeights,
): number {
  const { width } = model;
  const q = model.encode(questions);
  const p = model.encode(keys.passages);
  const s = model.encode(keys.sentences);
  const rows = sizeOf(questions);
  const byPassage = compare(q.vectors, p.vectors, rows, sizeOf(keys.passages), width);
  const bySentence = compare(q.vectors, s.vectors, rows, sizeOf(keys.sentences), width);
  targets.forEach((target, i) => {
    for (const passage of target.passages) byPassage.relation[i * byPassage.columns + passage] = RIGHT;
    for (const sentence of target.sentences) bySentence.relation[i * bySentence.columns + sentence] = RIGHT;
  });
  const passageSlopes = new Float32Array(byPassage.scores.length);
  const sentenceSlopes = new Float32Array(bySentence.scores.length);
  const loss =
    weights.passage * infoNce(byPassage, temperature, weights.passage, passageSlopes) +
    weights.sentence * infoNce(bySentence, temperature, weights.sentence, sentenceSlopes) +
    weights.search *
      searchLoss(
        byPassage,
        bySentence,
        keys.passageOf,
        temperature,
        weights.search,
        passageSlopes,
        sentenceSlopes,
      );

  const p0 = backThroughDotProducts(passageSlopes, q.vectors, rows, p.vectors, byPassage.columns, width);
  const s0 = backThroughDotProducts(sentenceSlopes, q.vectors, rows, s.vectors, bySentence.columns, width);
  gradients.add(questions, q, p0.aSlopes);
  gradients.add(questions, q, s0.aSlopes);
  gradients.add(keys.passages, p, p0.bSlopes);
  gradients.add(keys.sentences, s, s0.bSlopes);
  return loss;
}

function compare(a: Float32Array, b: Float32Array, rows: number, columns: number, width: number): Comparison {
  const scores = new Float32Array(rows * columns);
  dotProducts(a, rows, b, columns, width, scores);
  return { rows, columns, scores, relation: new Int8Array(rows * columns) };
}

/** InfoNCE over what the search's score rests on: half the passage's similarity and half its best sentence's. */
function searchLoss(
  byPassage: Comparison,
  bySentence: Comparison,
  passageOf: Int32Array,
  temperature: number,
  weight: number,
  passageSlopes: Float32Array,
  sentenceSlopes: Float32Array,
): number {
  const { rows, columns } = byPassage;
  const scores = new Float32Array(rows * columns);
  const best = new Int32Array(rows * columns).fill(-1);
  for (let i = 0; i < rows; i++) {
    passageOf.forEach((passage, sentence) => {
      const at = i * columns + passage;
      const score = i * bySentence.columns + sentence;
      if (best[at]! < 0 || bySentence.scores[score]! > bySentence.scores[best[at]!]!) best[at] = score;
    });
  }
  for (let at = 0; at < scores.length; at++) {
    scores[at] = (byPassage.scores[at]! + bySentence.scores[best[at]!]!) / 2;
  }
  const slopes = new Float32Array(scores.length);
  const loss = infoNce({ ...byPassage, scores }, temperature, weight, slopes);
  slopes.forEach((slope, at) => {
    if (slope === 0) return;
    passageSlopes[at] = passageSlopes[at]! + slope / 2;
    sentenceSlopes[best[at]!] = sentenceSlopes[best[at]!]! + slope / 2;
  });
  return loss;
}
