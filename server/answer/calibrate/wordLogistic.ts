import { createRandom, shuffle } from '#index/train/random.ts';
import { BUCKETS, type WordFeature, wordFeatures } from '../unanswerability.ts';

const EPOCHS = 12;
/** Small: larger steps learn the questions by heart. */
const RATE = 0.02;
/** L2 penalty on each weight that a case touches. */
const PENALTY = 1e-5;
const SEED = 4;

/** A question, and whether the study leaves it unanswered. */
export interface AskedCase {
  text: string;
  unanswered: boolean;
}

export interface WordModel {
  weights: Float64Array;
  bias: number;
}

/**
 * Logistic regression on the words of questions, by stochastic gradient descent with AdaGrad (Duchi et al. 2011). Both
 * classes count the same in all, however many cases each has.
 */
export function fitWordLogistic(cases: AskedCase[]): WordModel {
  const features = cases.map(({ text }) => wordFeatures(text));
  const unansweredCount = cases.filter(({ unanswered }) => unanswered).length;
  const weightOf = (unanswered: boolean) =>
    cases.length / 2 / (unanswered ? unansweredCount : cases.length - unansweredCount);
  const weights = new Float64Array(BUCKETS);
  const squares = new Float64Array(BUCKETS).fill(1e-3);
  let bias = 0;
  let biasSquares = 1e-3;
  const order = Int32Array.from(cases.keys());
  const random = createRandom(SEED);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const { unanswered } = cases[at]!;
      const probability = 1 / (1 + Math.exp(-scoreOf({ weights, bias }, features[at]!)));
      const error = weightOf(unanswered) * (probability - Number(unanswered));
      for (const { bucket, value } of features[at]!) {
        const gradient = error * value + PENALTY * weights[bucket]!;
        squares[bucket]! += gradient * gradient;
        weights[bucket]! -= (RATE * gradient) / Math.sqrt(squares[bucket]!);
      }
      biasSquares += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias };
}

export function scoreOf({ weights, bias }: WordModel, features: WordFeature[]): number {
  return features.reduce((sum, { bucket, value }) => sum + value * weights[bucket]!, bias);
}
