import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';
import type { SearchResult } from '#index/types.ts';
import type { Language } from '../schema.ts';
import { mentions, partiesIn } from './parties.ts';
import type { Question } from './question.ts';
import { logistic, type RankedSentence, shareOf } from './sentences.ts';
import weights from './weights.json' with { type: 'json' };

/** Passages among which the question's words are looked for. */
const NEAR = 3;

/**
 * Refuses above this probability. The trade-off is in the README: a lower one denies readers more answers, a higher
 * one lets more questions through that the study does not answer.
 */
const THRESHOLD = 0.75;

/** What the decision looks at; the names are those of `weights.json`. */
export type RefusalFeatures = Record<keyof typeof weights.refusal, number>;

/** Why the study does not answer, or undefined where it does. */
export function refusalOf(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
): string | undefined {
  const probability = results.length
    ? logistic(refusalFeatures(question, results, sentences, terms), weights.refusal)
    : 1;
  return probability > THRESHOLD ? reasonFor(question, results, terms) : undefined;
}

export function refusalFeatures(
  question: Question,
  results: SearchResult[],
  sentences: RankedSentence[],
  terms: Terms,
): RefusalFeatures {
  const near = results.slice(0, NEAR).map(({ passage }) => `${passage.path.join(' ')} ${passage.text}`);
  const content = words(question.text).filter((word) => !isStopWord(word) && word.length > 1);
  const unknown = content.filter((word) => !terms.knows(word));
  const isNear = (holds: (text: string) => boolean) => near.some(holds);
  return {
    bias: 1,
    passage: Math.max(...results.slice(0, NEAR).map(({ signals }) => signals.passage)),
    asked: Math.max(...results.slice(0, NEAR).map(({ signals }) => signals.asked)),
    probability: sentences[0]?.probability ?? 0,
    // A question of no content words names nothing that the study could know; a figure alone names nothing.
    nothingKnown: Number(!content.some((word) => terms.knows(word) && !/\d/.test(word))),
    unknownWords: content.length ? unknown.length / content.length : 1,
    unknownYears: Number(question.years.some((year) => !isNear((text) => text.includes(year)))),
    unknownNumbers: Number(unknown.some((word) => /\d/.test(word))),
    missedParties: shareOf(question.parties, (party) => !isNear((text) => mentions(text, party))),
  };
}

/** Words that a reason names at most. */
const NAMED = 3;

function reasonFor(question: Question, results: SearchResult[], terms: Terms): string {
  const near = results.slice(0, NEAR).map(({ passage }) => passage.text);
  const year = question.years.find((candidate) => !near.some((text) => text.includes(candidate)));
  // An English name may well occur in the German text under its own: only German words are said not to.
  const missing = question.language === 'de' ? missingNouns(question.text, terms) : [];
  return REASONS[question.language](question, missing, year);
}

/** Nouns and names of a German question that the study does not hold, as they are written. */
function missingNouns(text: string, terms: Terms): string[] {
  // A sentence's first word is capitalised whatever it is.
  const inner = text.trim().replace(/^\p{Lu}\S*(?=\s+\p{Ll})/u, '');
  const capitalised = inner.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}-]{2,}/gu) ?? [];
  const isMissing = (word: string) => words(word).every((part) => !isStopWord(part) && !terms.knows(part));
  return [...new Set(capitalised)]
    .filter((word) => isMissing(word) && !partiesIn(word).length)
    .slice(0, NAMED);
}

const REASONS: Record<Language, (question: Question, missing: string[], year?: string) => string> = {
  de: ({ want }, missing, year) => {
    const quoted = missing.map((word) => `„${word}“`);
    if (quoted.length === 1) return `${quoted[0]} kommt in der Studie nicht vor.`;
    if (quoted.length)
      return `${quoted.slice(0, -1).join(', ')} und ${quoted.at(-1)} kommen in der Studie nicht vor.`;
    if (year) return `Für ${year} fand sich in der Studie dazu nichts.`;
    return {
      figure: 'In der Studie fand sich dazu keine Zahl.',
      date: 'In der Studie fand sich dazu kein Zeitpunkt.',
      person: 'In der Studie fand sich dazu keine Person.',
      place: 'In der Studie fand sich dazu kein Ort.',
      reason: 'In der Studie fand sich dazu kein Grund.',
      statement: 'In der Studie fand sich dazu nichts.',
    }[want];
  },
  en: ({ want }, _, year) => {
    if (year) return `Nothing on this was found in the study for ${year}.`;
    return {
      figure: 'No figure for this was found in the study.',
      date: 'No date for this was found in the study.',
      person: 'Nobody was found in the study whom this could mean.',
      place: 'No place for this was found in the study.',
      reason: 'No reason for this was found in the study.',
      statement: 'Nothing on this was found in the study.',
    }[want];
  },
};
