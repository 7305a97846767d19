import type { Terms } from '#index/terms.ts';
import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';
import { clausesOf } from './clauses.ts';
import { type NameMention, namesBorneOut, namesIn } from './knownNames.ts';
import { denialsIn, directionOf, hasReserve } from './negationCues.ts';
import { contentOf, type WordPairs } from './wordPairs.ts';

/** What a shared name tells of which clause a claim speaks of, beside a shared word: names stand everywhere. */
const NAME_WEIGHT = 0.2;
/** Clauses that are this much less alike may be meant as well. */
const DOUBT = 0.5;

/** Words of a claim that deny what its evidence does not, clauses that leave a denial out, and words that turn a direction round. */
export type NegationCheck = (claim: string, language: Language, evidence: Statement[]) => string[];

interface Clause {
  text: string;
  /** All of the sentence it stands in. */
  sentence: string;
}

export function createNegationCheck(terms: Terms, pairs: WordPairs): NegationCheck {
  /** The clause that a claim's clause most likely speaks of, in doubt one that denies; nothing where they share nothing. */
  function spokenOf(
    claimed: string,
    language: Language,
    clauses: Clause[],
  ): { spoken?: Clause; score: number } {
    const mentions = namesIn(claimed, language);
    const names = new Set(mentions.map(({ id }) => id));
    const content = contentOf(withoutNames(claimed, mentions));
    const scored = clauses.map((clause) => {
      const present = terms.of(clause.text);
      const isIn = (word: string) =>
        language === 'en' ? pairs(word, present) : [...terms.of(word)].some((term) => present.has(term));
      const named = [...namesBorneOut(clause.text)].filter((id) => names.has(id));
      return { clause, score: content.filter(isIn).length + NAME_WEIGHT * named.length };
    });
    scored.sort((a, b) => b.score - a.score);
    const most = scored[0]?.score ?? 0;
    const best = scored.filter(({ score }) => score > 0 && score > most - DOUBT).map(({ clause }) => clause);
    const spoken = best.find((clause) => isDenied([clause])) ?? best[0];
    return { score: most, ...(spoken && { spoken }) };
  }

  return (claim, language, evidence) => {
    const clauses = evidence.flatMap(({ text }) =>
      clausesOf(text).map((clause) => ({ text: clause, sentence: text })),
    );
    const all = clausesOf(claim).map((text) => ({
      text,
      denials: denialsIn(text, language),
      isReserved: hasReserve(text, language),
      ...spokenOf(text, language, clauses),
    }));
    // Names alone, as the rest of a list, say nothing by themselves.
    const saying = all.filter(({ score, denials }) => score >= 1 || denials.length);
    const parts = saying.length ? saying : all;
    // A claim may take a clause apart, and deny in one part only.
    const answered = new Set(parts.filter(({ isReserved }) => isReserved).map(({ spoken }) => spoken));
    return parts.flatMap(({ text, denials, spoken }) => {
      if (denials.length) {
        const answering = spoken ? [spoken.sentence] : clauses.map(({ sentence }) => sentence);
        return answering.some((sentence) => hasReserve(sentence, 'de')) ? [] : [denials[0]!];
      }
      if (!answered.has(spoken) && isDenied(spoken ? [spoken] : clauses)) return [text.trim()];
      const way = directionOf(text);
      const other = spoken && directionOf(spoken.text);
      return way && other && way.way !== other.way ? [way.words] : [];
    });
  };
}

function isDenied(clauses: Array<Pick<Clause, 'text'>>): boolean {
  return clauses.length > 0 && clauses.every(({ text }) => denialsIn(text, 'de').length > 0);
}

/** What a text says beside the names in it. */
function withoutNames(text: string, names: NameMention[]): string {
  return names.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}
