import { fitLogistic } from '#server/answer/calibrate/logisticRegression.ts';
import type { RefusalWeights } from '#server/answer/refuse.ts';
import { weighted } from '#server/answer/sentences.ts';
import type { Asked, Pair } from './ask.ts';

/**
 * What a refusal rests on. More of what the shipped study is refused by adds nothing on other texts, or harms: how near
 * the best passage and the best sentence are, German nouns that a text does not use (it may use others), the length of
 * a question.
 */
const FEATURES = ['bias', 'metNear', 'unanswerability', 'unknownYears', 'unknownNumbers'];
const PENALTY = 0.3;
/** What the near misses count, all together, beside the far ones: as much as these, they would have too many refused. */
const NEAR_COUNTS = 1 / 3;
/**
 * Share of the questions on other matters that is refused. What is refused is shown the nearest passages, so that a
 * false refusal costs a reader less than a false answer; but with .95 two of five answerable ones are.
 */
const FAR_REFUSED = 0.85;

/** Asked of another text, or of no text of these at all. */
export function isFar({ text, from, question }: Pair): boolean {
  return text !== from || question.kind === 'far';
}

export function isAnswerable(one: Pair): boolean {
  return !isFar(one) && one.question.quote !== undefined;
}

/** Learns what is not answered, most of all what is far; as many of the far ones are refused as wanted. */
export function fitRefusal(asked: readonly Asked[]): RefusalWeights {
  const answerable = asked.filter(isAnswerable);
  const far = asked.filter(isFar);
  const near = asked.filter((one) => !isFar(one) && !isAnswerable(one));
  const cases = (some: Asked[], holds: boolean, counts: number) =>
    some.map(({ features }) => ({
      features: pick(features),
      holds,
      weight: (counts * far.length) / some.length,
    }));
  const weights = fitLogistic(
    [...cases(answerable, false, 1 + NEAR_COUNTS), ...cases(far, true, 1), ...cases(near, true, NEAR_COUNTS)],
    PENALTY,
  );
  const ascending = far.map(({ features }) => weighted(features, weights)).sort((a, b) => a - b);
  // A question is refused above 0.
  const limit = ascending[Math.floor((1 - FAR_REFUSED) * ascending.length)]! - 1e-3;
  return { far: { ...weights, bias: Math.round(1000 * (weights.bias! - limit)) / 1000 }, near: {} };
}

function pick(features: Record<string, number>): Record<string, number> {
  return Object.fromEntries(FEATURES.map((name) => [name, features[name]!]));
}
