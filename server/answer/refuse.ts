import type { Terms } from '#index/terms.ts';
import type { SearchResult } from '#index/types.ts';
import { isInstruction } from './instruction.ts';
import { metNear } from './metNear.ts';
import { mentions } from './parties.ts';
import { offers, type Question } from './question.ts';
import { missingNames } from './reason.ts';
import { type RankedSentence, shareOf, weighted } from './sentences.ts';
import { unanswerability } from './unanswerability.ts';
import { WEIGHTS } from './weights.ts';
import { contentOf, type WordMatcher } from './wordMatch.ts';

/** Passages among which the question's words are looked for. */
const NEAR = 3;

/**
 * What the decision is made by. Both models are shifted so that they are even where Beleg begins to refuse; the README
 * has the trade-off.
 */
export interface RefusalWeights {
  /** By the features' names; one without a weight does not count, and no model at all never refuses. */
  far: Record<string, number>;
  /** By the names of features and of pairs of them, `a·b`. */
  near: Record<string, number>;
}

/** Whether the study does not answer. */
export async function isRefused(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
  match: WordMatcher,
  weights: RefusalWeights = WEIGHTS.refusal,
): Promise<boolean> {
  if (!results.length || isPlainlyForeign(question)) return true;
  const features = {
    ...(await refusalFeatures(question, results, sentences, terms, match)),
    unanswerability: unanswerability(question.text),
    ...('metNear' in weights.far && { metNear: await metNear(question, results, match) }),
  };
  const { far, near } = refusalScores(features, weights);
  return far > 0 || near > 0;
}

/** Gives orders instead of asking, or names nothing at all. */
export function isPlainlyForeign({ text }: Question): boolean {
  return isInstruction(text) || contentOf(text).length === 0;
}

export type RefusalFeatures = Awaited<ReturnType<typeof refusalFeatures>> & { unanswerability: number };

/**
 * A question goes unanswered because search finds nothing near it, or because it asks of what is near for something
 * else: either is reason enough. The first shows in each feature by itself, the second in how they go together: a
 * question in the study's own words that its best sentence does not meet.
 * @returns log-odds of each.
 */
export function refusalScores(features: Record<string, number>, { far, near }: RefusalWeights) {
  return { far: weighted(features, far), near: weightedWithProducts(features, near) };
}

interface Products {
  /** The features of which every two are multiplied. */
  names: string[];
  /** Weights of the products in the order in which these are added up. */
  weights: number[];
}

/** To put the names of products together takes longer than to multiply. */
const products = new WeakMap<Record<string, number>, Products>();

/** As `weighted` gives it for the features with their products. */
function weightedWithProducts(features: Record<string, number>, by: Record<string, number>): number {
  let known = products.get(by);
  if (!known) {
    const names = Object.keys(by).filter((name) => name !== 'bias' && !name.includes('·'));
    const weights = names.flatMap((name, i) => names.slice(i).map((other) => by[`${name}·${other}`]!));
    known = { names, weights };
    products.set(by, known);
  }
  const { names, weights } = known;
  const values = names.map((name) => features[name]!);
  let sum = by.bias ?? 0;
  for (const [i, name] of names.entries()) sum += values[i]! * by[name]!;
  let at = 0;
  for (const [i, value] of values.entries()) {
    for (let j = i; j < values.length; j++) sum += value * values[j]! * weights[at++]!;
  }
  return sum;
}

/** The features, and the product of every two of them and of each with itself. */
export function withProducts(features: Record<string, number>): Record<string, number> {
  const names = Object.keys(features).filter((name) => name !== 'bias');
  const products: Record<string, number> = { ...features };
  names.forEach((name, i) => {
    for (const other of names.slice(i)) products[`${name}·${other}`] = features[name]! * features[other]!;
  });
  return products;
}

/** Scale of what is not between 0 and 1 of itself. */
const LONG_QUESTION = 12;
const WIDE_MARGIN = 3;

/** What speaks for and against an answer; all between 0 and 1, or a little beyond. */
export async function refusalFeatures(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
  match: WordMatcher,
) {
  const near = results.slice(0, NEAR);
  const texts = near.map(({ passage }) => `${passage.path.join(' ')} ${passage.text}`);
  const best = sentences[0]?.statement;
  const content = contentOf(question.text);
  const wanted = terms.of(question.text);
  const unknown = content.filter((word) => !terms.knows(word));
  const [inSentence, inPassage] = await match(question.text, [best?.text ?? '', results[0]!.passage.text]);
  const nearTerms = near.map(({ passage }) => terms.ofPassage(passage.id));
  return {
    bias: 1,
    length: content.length / LONG_QUESTION,
    passage: Math.max(...near.map(({ signals }) => signals.passage)),
    sentence: results[0]!.signals.sentence,
    asked: Math.max(...near.map(({ signals }) => signals.asked)),
    probability: sentences[0]?.probability ?? 0,
    margin: Math.min(1, (results[0]!.score - (results[1]?.score ?? 0)) / WIDE_MARGIN),
    covered: best ? terms.coverage(wanted, best.terms) : 0,
    coveredNear: terms.coverage(wanted, { has: (term) => nearTerms.some((present) => present.has(term)) }),
    leastMet: inSentence!.least,
    leastMetInPassage: inPassage!.least,
    metInPassage: inPassage!.mean,
    wrongKind: Number(!best || offers(best, question.want) === false),
    // A figure alone names nothing that the study could know.
    nothingKnown: Number(!content.some((word) => terms.knows(word) && !/\d/.test(word))),
    unknownWords: content.length ? unknown.length / content.length : 1,
    missingNames: Math.min(1, missingNames(question, terms).length / 2),
    unknownYears: Number(question.years.some((year) => !texts.some((text) => text.includes(year)))),
    unknownNumbers: Number(unknown.some((word) => /\d/.test(word))),
    missedParties: shareOf(question.parties, (party) => !texts.some((text) => mentions(text, party))),
  };
}
