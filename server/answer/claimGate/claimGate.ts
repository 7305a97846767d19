import type { Study } from '#corpus/types.ts';
import type { Question } from '#index/questions.ts';
import type { Terms } from '#index/terms.ts';
import type { Language } from '../../requests.ts';
import { languageOf } from '../language.ts';
import type { Statement } from '../statements.ts';
import { figureObjections } from './figures.ts';
import { createNameCheck } from './names.ts';
import { createNegationCheck } from './negation.ts';
import { readOrdinaryWords } from './ordinaryWords.ts';
import { learnWordPairs } from './wordPairs.ts';

/** A part of a claim that the sentences it cites do not bear out. */
export interface Objection {
  kind: 'figure' | 'unit' | 'bound' | 'party' | 'name' | 'negation';
  /** As the claim has it. */
  words: string;
}

/** What a sentence says that its evidence does not; empty where all is borne out. */
export type ClaimGate = (claim: { text: string; language: Language }, evidence: Statement[]) => Objection[];

/**
 * Holds a sentence against those of the study that it cites, by rules alone. It finds figures, units, names and denials
 * that they do not have, and not that right words were put together wrongly.
 * @param questions that the study answers: they tell ordinary words from names, and which words of English and German go together.
 */
export function createClaimGate(study: Study, terms: Terms, questions: readonly Question[]): ClaimGate {
  const names = createNameCheck(terms, readOrdinaryWords(study, questions));
  const negation = createNegationCheck(terms, learnWordPairs(questions, terms));
  return ({ text, language: answered }, evidence) => {
    // A model may fall into the other language.
    const language = languageOf(text, [], answered);
    return [
      ...figureObjections(text, language, evidence),
      ...names(text, language, evidence).map((words) => ({ kind: 'name' as const, words })),
      ...negation(text, language, evidence).map((words) => ({ kind: 'negation' as const, words })),
    ];
  };
}

const TEXTS: Record<Objection['kind'], Record<Language, (words: string) => string>> = {
  figure: {
    de: (words) => `Die Zahl „${words}“ steht nicht in den belegten Sätzen.`,
    en: (words) => `The figure “${words}” is not in the cited sentences.`,
  },
  unit: {
    de: (words) => `„${words}“: Die belegten Sätze haben diese Zahl mit einer anderen Einheit.`,
    en: (words) => `“${words}”: the cited sentences have this figure with another unit.`,
  },
  bound: {
    de: (words) =>
      `„${words}“: Die belegten Sätze sagen nicht, dass es mehr, weniger oder genau so viel ist.`,
    en: (words) => `“${words}”: the cited sentences do not say that it is more, less or exactly this.`,
  },
  party: {
    de: (words) => `„${words}“: Diese Zahl nennen die belegten Sätze von jemand anderem.`,
    en: (words) => `“${words}”: the cited sentences give this figure of somebody else.`,
  },
  name: {
    de: (words) => `Der Name „${words}“ steht nicht in den belegten Sätzen.`,
    en: (words) => `The name “${words}” is not in the cited sentences.`,
  },
  negation: {
    de: (words) => `„${words}“: Die belegten Sätze sagen es umgekehrt oder verneinen es nicht so.`,
    en: (words) => `“${words}”: the cited sentences say the reverse, or do not deny it like this.`,
  },
};

/** One line for a reader: `Die Zahl „5“ steht nicht in den belegten Sätzen.` */
export function objectionText({ kind, words }: Objection, language: Language): string {
  return TEXTS[kind][language](words);
}
