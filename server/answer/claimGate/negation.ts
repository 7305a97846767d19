import type { Terms } from '#index/terms.ts';
import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';
import { clausesOf } from './clauses.ts';
import { type NameMention, namesBorneOut, namesIn } from './knownNames.ts';
import { denialsIn, hasReserve } from './negationCues.ts';
import { reversed } from './opposites.ts';
import { evidenceQuantities, quantitiesIn } from './quantities.ts';
import { turnedRound } from './turnedRound.ts';
import { isTime } from './units.ts';
import { tellingWords, type WordPairs } from './wordPairs.ts';

/** What a shared name tells of which clause a claim speaks of, beside a shared word: names stand everywhere. */
const NAME_WEIGHT = 0.2;
/** `nicht die LDP, sondern …` says who it was, and denies nothing else. */
const CONTRAST = /(?<!\p{L})nicht(?=[^,;]*, sondern)/giu;
/** Clauses that are this much less alike may be meant as well; more so where the claim denies and they do. */
const DOUBT = 0.5;
const DOUBT_OF_DENIALS = 1.01;

/** Words of a claim that deny what its evidence does not, clauses that leave a denial out, and words that turn a direction round. */
export type NegationCheck = (claim: string, language: Language, evidence: Statement[]) => string[];

interface Clause {
  text: string;
  language: Language;
}

export function createNegationCheck(terms: Terms, pairs: WordPairs): NegationCheck {
  /** The clause that a claim's clause most likely speaks of, in doubt one that denies; nothing where they share nothing. */
  function spokenOf(
    claimed: string,
    language: Language,
    clauses: Clause[],
  ): { spoken?: Clause; near: Clause[]; score: number } {
    const mentions = namesIn(claimed, language);
    const names = new Set(mentions.map(({ id }) => id));
    const content = tellingWords(withoutNames(claimed, mentions)).filter((word) => !/\d/.test(word));
    // How long and when is said of a whole sentence.
    const figures = quantitiesIn(claimed, language).filter(({ unit }) => unit !== undefined && !isTime(unit));
    const scored = clauses.map((clause) => {
      const present = terms.of(clause.text);
      const isIn = (word: string) =>
        language === 'en' ? pairs(word, present) : [...terms.of(word)].some((term) => present.has(term));
      const named = [...namesBorneOut(clause.text)].filter((id) => names.has(id));
      const given = figures.length ? evidenceQuantities(clause.text, clause.language) : [];
      const counted = figures.filter(({ values }) =>
        given.some((other) => other.values.some((value) => values.includes(value))),
      );
      return {
        clause,
        score: content.filter(isIn).length + counted.length + NAME_WEIGHT * named.length,
      };
    });
    scored.sort((a, b) => b.score - a.score);
    const most = scored[0]?.score ?? 0;
    const within = (doubt: number) =>
      scored.filter(({ score }) => score > 0 && score > most - doubt).map(({ clause }) => clause);
    const best = within(DOUBT);
    const spoken = best.find((clause) => isDenied([clause])) ?? best[0];
    return { score: most, near: within(DOUBT_OF_DENIALS), ...(spoken && { spoken }) };
  }

  return (text, language, evidence) => {
    const claim = text.replace(CONTRAST, '');
    const clauses = evidence.flatMap((statement) =>
      clausesOf(statement.text).map((text) => ({ text, language: statement.language })),
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
    return parts.flatMap(({ text, denials, spoken, near }) => {
      if (denials.length) {
        const answering = near.length ? near : clauses;
        return answering.some((clause) => hasReserve(clause.text, clause.language)) ? [] : [denials[0]!];
      }
      if (!answered.has(spoken) && isDenied(spoken ? [spoken] : clauses)) return [text.trim()];
      const given = spoken ? spoken.text : clauses.map((clause) => clause.text).join(' ');
      const turned = reversed(text, given) ?? turnedRound(text, given)[0];
      return turned === undefined ? [] : [turned];
    });
  };
}

function isDenied(clauses: Clause[]): boolean {
  return clauses.length > 0 && clauses.every(({ text, language }) => denialsIn(text, language).length > 0);
}

/** What a text says beside the names in it. */
function withoutNames(text: string, names: NameMention[]): string {
  return names.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}
