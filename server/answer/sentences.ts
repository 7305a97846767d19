import type { Passage } from '#corpus/types.ts';
import type { Terms } from '#index/terms.ts';
import { words } from '#index/text.ts';
import type { SearchResult } from '#index/types.ts';
import { leansOn } from './leanOn.ts';
import { mentions } from './parties.ts';
import { offers, type Question } from './question.ts';
import weights from './weights.json' with { type: 'json' };

/** How much of its probability a sentence hands on to the next that leans on it; measured. */
const CARRIED_OVER = 0.8;
/** Passages whose sentences are considered. */
const PASSAGES = 8;

/** A sentence of a found passage, and how well it answers. */
export interface RankedSentence {
  passage: Passage;
  /** Its position among the passage's sentences. */
  index: number;
  text: string;
  /** Probability that it answers the question, 0 … 1. */
  probability: number;
}

/** What the ranking looks at; the names are those of `weights.json`. */
export type SentenceFeatures = Record<keyof typeof weights.sentence, number>;

export function textOf(passage: Passage, index: number): string {
  const { start, end } = passage.sentences[index]!;
  return passage.text.slice(start, end);
}

/** Every sentence of the best passages, most likely answer first. */
export function rankSentences(question: Question, results: SearchResult[], terms: Terms): RankedSentence[] {
  const ranked = featuresOfSentences(question, results, terms).map(({ features, ...sentence }) => ({
    ...sentence,
    probability: logistic(features, weights.sentence),
  }));
  return ranked.map(carriedOver).sort((a, b) => b.probability - a.probability);
}

/** A sentence that leans on the one before goes on with its answer: `… betrifft das Jahr 2015. Danach beliefen sich …` */
function carriedOver(sentence: RankedSentence, at: number, all: RankedSentence[]): RankedSentence {
  const before = all[at - 1];
  if (sentence.index === 0 || !before || !leansOn(sentence.text)) return sentence;
  return { ...sentence, probability: Math.max(sentence.probability, CARRIED_OVER * before.probability) };
}

export function featuresOfSentences(question: Question, results: SearchResult[], terms: Terms) {
  const wanted = terms.of(question.text);
  const best = Math.max(...results.slice(0, PASSAGES).map(({ signals }) => signals.sentence));
  return results.slice(0, PASSAGES).flatMap(({ passage, score, signals }, rank) => {
    const context = passage.path.join(' ');
    return passage.sentences.flatMap((_, index) => {
      const text = textOf(passage, index);
      if (words(text).length < LEAST_WORDS) return [];
      const features: SentenceFeatures = {
        bias: 1,
        similarity: signals.sentences[index]!,
        asked: signals.askedSentences[index]!,
        neighbours: Math.max(signals.sentences[index - 1] ?? 0, signals.sentences[index + 1] ?? 0),
        passage: signals.passage,
        behindBestSentence: best - signals.sentences[index]!,
        behindBestPassage: results[0]!.score - score,
        first: Number(rank === 0),
        bestOfPassage: Number(index === signals.bestSentence),
        coverage: terms.coverage(wanted, terms.of(text)),
        wanted: Number(question.want !== 'statement' && offers(text, question.want)),
        unwanted: Number(!offers(text, question.want)),
        years: shareOf(question.years, (year) => text.includes(year)),
        parties: shareOf(question.parties, (party) => mentions(text, party) || mentions(context, party)),
        short: Number(text.length < SHORT),
      };
      return [{ passage, index, text, features }];
    });
  });
}

/** Fewer words are a label or a heading (`Thailand`), which answers nothing. */
const LEAST_WORDS = 4;
/** A sentence under this length, in characters, seldom answers on its own. */
const SHORT = 60;

/** 1 / (1 + e^-w·x), by name. */
export function logistic<Name extends string>(
  features: Record<Name, number>,
  by: Record<Name, number>,
): number {
  let sum = 0;
  for (const name in features) sum += features[name] * by[name];
  return 1 / (1 + Math.exp(-sum));
}

/** Share of the values that hold; 0 where there are none. */
export function shareOf<Value>(values: Value[], holds: (value: Value) => boolean): number {
  return values.length ? values.filter(holds).length / values.length : 0;
}
