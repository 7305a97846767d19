import { fitLogistic } from '#server/answer/calibrate/logisticRegression.ts';
import type { RefusalWeights } from '#server/answer/refuse.ts';
import { weighted } from '#server/answer/sentences.ts';
import type { Asked, Pair } from './ask.ts';

/**
 * What a refusal rests on. More of what the shipped study is refused by adds nothing on other texts, or harms: German
 * nouns that a text does not use (it may use others), the length of a question, how it is worded.
 */
const FEATURES = ['bias', 'metNear', 'sentence', 'unknownYears', 'unknownNumbers'];
const PENALTY = 0.3;
/** Share of the questions on other matters that is refused at least. */
const FAR_REFUSED = 0.95;

/** Asked of another text, or of no text of these at all. */
export function isFar({ text, from, question }: Pair): boolean {
  return text !== from || question.kind === 'far';
}

export function isAnswerable(one: Pair): boolean {
  return !isFar(one) && one.question.quote !== undefined;
}

/**
 * Learns what is far. Errors on answerable questions and on others are then made even, but as many as wanted of the far
 * ones are refused. What is near and not answered is no model's business: on texts that nothing has learned no feature
 * tells it from what is answered.
 */
export function fitRefusal(asked: readonly Asked[]): RefusalWeights {
  const answerable = asked.filter(isAnswerable);
  const far = asked.filter(isFar);
  const caseOf = (one: Asked, weight: number) => ({
    features: pick(one.features),
    holds: isFar(one),
    weight,
  });
  const weights = fitLogistic(
    [
      ...answerable.map((one) => caseOf(one, far.length / answerable.length)),
      ...far.map((one) => caseOf(one, 1)),
    ],
    PENALTY,
  );
  const scoreOf = ({ features }: Asked) => weighted(features, weights);
  const ascending = far.map(scoreOf).sort((a, b) => a - b);
  const forFar = ascending[Math.floor((1 - FAR_REFUSED) * ascending.length)]!;
  // A question is refused above 0.
  const limit = Math.min(forFar - 1e-3, evenLimit(answerable.map(scoreOf), own(asked).map(scoreOf)));
  return { far: { ...weights, bias: Math.round(1000 * (weights.bias! - limit)) / 1000 }, near: {} };
}

/** A text's own questions that it does not answer. */
function own(asked: readonly Asked[]): Asked[] {
  return asked.filter((one) => one.text === one.from && !isAnswerable(one));
}

/** Above it as many of the answerable lie, by share, as below it of the others. */
function evenLimit(answerable: number[], others: number[]): number {
  const shareAbove = (scores: number[], limit: number) =>
    scores.filter((score) => score > limit).length / scores.length;
  const gap = (limit: number) => Math.abs(shareAbove(answerable, limit) - (1 - shareAbove(others, limit)));
  return [...answerable, ...others].sort((a, b) => gap(a) - gap(b))[0]!;
}

function pick(features: Record<string, number>): Record<string, number> {
  return Object.fromEntries(FEATURES.map((name) => [name, features[name]!]));
}
