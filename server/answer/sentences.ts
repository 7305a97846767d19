import type { PassageKind } from '#corpus/types.ts';
import type { Terms } from '#index/terms.ts';
import type { SearchResult } from '#index/types.ts';
import { definitionOf, offers, type Question } from './question.ts';
import { isTableHead, type Statement, type Statements } from './statements.ts';
import { type SentenceFeatures, WEIGHTS } from './weights.ts';

/** How much of its probability a sentence hands on to the next that leans on it; measured. */
const CARRIED_OVER = 0.8;
/** Passages whose sentences are considered for an answer. */
export const READ = 8;

/** A sentence of a found passage, and how well it answers. */
export interface RankedSentence {
  statement: Statement;
  /** Probability that it answers the question, 0 … 1. */
  probability: number;
}

/** Every sentence of these passages, most likely answer first. */
export function rankSentences(
  question: Question,
  results: SearchResult[],
  statements: Statements,
  terms: Terms,
  weights: SentenceFeatures = WEIGHTS.sentence,
): RankedSentence[] {
  const ranked = featuresOfSentences(question, results, statements, terms).map(({ features, statement }) => ({
    statement,
    probability: logistic(features, weights),
  }));
  return ranked.map(carriedOver).sort((a, b) => b.probability - a.probability);
}

/** A sentence that leans on the one before goes on with its answer: `… betrifft das Jahr 2015. Danach beliefen sich …` */
function carriedOver(sentence: RankedSentence, at: number, all: RankedSentence[]): RankedSentence {
  const before = all[at - 1];
  if (sentence.statement.index === 0 || !before || !sentence.statement.leans) return sentence;
  return { ...sentence, probability: Math.max(sentence.probability, CARRIED_OVER * before.probability) };
}

export function featuresOfSentences(
  question: Question,
  results: SearchResult[],
  statements: Statements,
  terms: Terms,
) {
  const { want, parties, holder, term, years } = question;
  const wanted = terms.of(question.text);
  const defines = term === undefined ? undefined : definitionOf(term);
  const best = Math.max(...results.map(({ signals }) => signals.sentence));
  // The USA are part of whatever is asked: they tell no sentence from another.
  const asked = parties.filter((party) => party !== 'usa');
  return results.flatMap(({ passage, score, signals }, rank) => {
    return statements.of(passage).flatMap((statement, index) => {
      const { text, parties: named, titled, about, speaker } = statement;
      if (saysNothing(statement)) return [];
      const offered = offers(statement, want);
      const isView = want === 'position' && speaker !== undefined;
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
        coverage: terms.coverage(wanted, statement.terms),
        wanted: Number(offered === true),
        unwanted: Number(offered === false),
        years: shareOf(years, (year) => text.includes(year)),
        parties: shareOf(parties, (party) => named.includes(party) || titled.includes(party)),
        others: Number(
          asked.length > 0 && about.length > 0 && !about.some((party) => parties.includes(party)),
        ),
        view: Number(isView && holder !== undefined && speaker.parties.includes(holder)),
        otherView: Number(isView && holder !== undefined && !speaker.parties.includes(holder)),
        defines: Number(defines?.(text) ?? false),
        short: Number(text.length < SHORT),
      };
      return [{ statement, features }];
    });
  });
}

/** Fewer words are a label or a heading (`Thailand`), which answers nothing. */
const LEAST_WORDS = 4;
/** A row of a table or an item of a list says something in two: `Fisch | 35 Prozent`, `42 pilots`. */
const LEAST_IN_ROW = 2;
const ROWS: ReadonlySet<PassageKind> = new Set(['table', 'list']);

function saysNothing(statement: Statement): boolean {
  const isRow = ROWS.has(statement.passage.kind);
  return statement.length < (isRow ? LEAST_IN_ROW : LEAST_WORDS) || isTableHead(statement);
}

/** A sentence under this length, in characters, seldom answers on its own. */
const SHORT = 60;

/** w·x, by name; a feature without a weight does not count. */
export function weighted<Name extends string>(
  features: Record<Name, number>,
  by: Record<Name, number>,
): number {
  let sum = 0;
  for (const name in by) sum += by[name] * features[name];
  return sum;
}

/** 1 / (1 + e^-w·x). */
export function logistic<Name extends string>(
  features: Record<Name, number>,
  by: Record<Name, number>,
): number {
  return 1 / (1 + Math.exp(-weighted(features, by)));
}

/** Share of the values that hold; 0 where there are none. */
export function shareOf<Value>(values: Value[], holds: (value: Value) => boolean): number {
  return values.length ? values.filter(holds).length / values.length : 0;
}
