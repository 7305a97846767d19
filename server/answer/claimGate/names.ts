import type { Terms } from '#index/terms.ts';
import { fold, words } from '#index/text.ts';
import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';
import { isCountry, withLargeCountries } from './countries.ts';
import { isParty, type NameId, type NameMention, namesBorneOut, namesIn } from './knownNames.ts';
import { multiple, scale } from './numberWords.ts';
import type { OrdinaryWords } from './ordinaryWords.ts';
import { mistaken } from './persons.ts';
import { MAKE } from './tokens.ts';
import { unitOf } from './units.ts';

const WORD = /\p{L}+(?:['’]\p{L}+)?/gu;
/** What begins a sentence: nothing before it, or its end, a colon or an opening quotation mark. */
const BEGINNING = /(^|[.!?:;]["'»”)]?\s+|["'»„“(]\s*)$/u;
/** Currency and scale are the figure's. */
const OF_A_FIGURE =
  /(?<!\p{L})(?:US(?=[-‑ ]?(?:\$|dollar))|US-Dollars?|Dollars?|Yen|Won|Euro|Mio|Mrd|Bio)(?!\p{L})/giu;
/** Shortest word that is looked for within those of the evidence: `Kategorien` in `Kostenkategorien`. */
const PART_LENGTH = 6;
/** `französisch`: how German names a people without a capital. */
const OF_A_PEOPLE = /.{3}isch(e[mnrs]?)?$/u;

/** Names in a claim, of the study or any other, that its evidence has not; as the claim has them. */
export type NameCheck = (claim: string, language: Language, evidence: Statement[]) => string[];

export function createNameCheck(terms: Terms, ordinary: OrdinaryWords): NameCheck {
  return (sentence, language, evidence) => {
    const claim = withLargeCountries(
      sentence.replace(OF_A_FIGURE, (words) => ' '.repeat(words.length)),
      language,
    );
    const texts = evidence.map(({ text }) => text).join('\n');
    const written = [texts, ...evidence.map(({ passage }) => passage.machineRead?.country ?? '')].join('\n');
    const present = new Set(words(written));
    const stems = terms.of(written);
    const named = namedBy(evidence);
    const over = namedOver(evidence);
    const plain = makesOf(written);

    const known = namesIn(claim, language);
    // Who is named first is who acts: a title alone does not say that.
    const first = known.find(({ id }) => isParty(id));
    const isNamed = (mention: NameMention) =>
      named.has(mention.id) || (mention !== first && over.has(mention.id));
    const unnamed = known
      // One word may name several: any of them will do.
      .filter(
        ({ start, end }) =>
          !known.some((other) => other.start === start && other.end === end && isNamed(other)),
      )
      .map(({ start, end }) => claim.slice(start, end))
      .filter((words) => !texts.includes(words));
    const makes = [...claim.matchAll(MAKE)];
    const otherMakes = makes.filter(([make]) => !plain.has(makeOf(make))).map(([make]) => make);
    const covered = [
      ...known,
      ...makes.map(({ 0: make, index }) => ({ start: index, end: index + make.length })),
    ];

    const isWritten = (word: string) =>
      present.has(fold(word)) ||
      (language === 'de' &&
        (wholeTerms(terms, word).some((stem) => stems.has(stem)) || isPart(fold(word), present)));
    const unknown = [...claim.matchAll(WORD)]
      .filter(({ index }) => !covered.some(({ start, end }) => start <= index && index < end))
      .filter(({ 0: found, index }) => {
        const word = found.replace(/['’]s$/, '');
        if (isWritten(word) || (language === 'de' && isOfAFigure(word.toLowerCase()))) return false;
        const begins = BEGINNING.test(claim.slice(0, index));
        if (!/\p{Lu}/u.test(word))
          return language === 'de' && OF_A_PEOPLE.test(word) && !ordinary.isNoun(word);
        // Capitals within: an acronym.
        if (/.\p{Lu}/u.test(word)) return true;
        if (isCountry(word, language)) return true;
        if (begins && ordinary.isSmall(word, language)) return false;
        return language === 'en' || !ordinary.isNoun(word);
      })
      .map(([word]) => word);
    return [...new Set([...unnamed, ...otherMakes, ...unknown, ...mistaken(claim, evidence)])];
  };
}

/** `Dreifache`, `Milliarden`: German nouns that count. */
function isOfAFigure(word: string): boolean {
  return unitOf(word) !== undefined || multiple(word, 'de') !== undefined || scale(word, 'de') !== undefined;
}

/** Whom cited sentences name or are about. */
function namedBy(evidence: Statement[]): Set<NameId> {
  return new Set(evidence.flatMap(({ text, about }) => [...namesBorneOut(text), ...about]));
}

/** Whom the titles over them name; those that name both allies do not tell of which of them a sentence speaks. */
function namedOver(evidence: Statement[]): Set<NameId> {
  return new Set(
    evidence.flatMap(({ titled, passage }) => {
      const allies: NameId[] = titled.filter((party) => party !== 'usa');
      return [...namesBorneOut(passage.path.join('. '))].filter(
        (id) => allies.length < 2 || !allies.includes(id),
      );
    }),
  );
}

function makesOf(text: string): Set<string> {
  return new Set((text.match(MAKE) ?? []).map(makeOf));
}

function makeOf(make: string): string {
  return make.replace(/[-‑–]/g, '').toLowerCase();
}

/** Whether a word begins or ends one of the others. */
function isPart(word: string, others: Set<string>): boolean {
  return (
    word.length >= PART_LENGTH && [...others].some((other) => other.startsWith(word) || other.endsWith(word))
  );
}

/** Stems of a word itself, without those of its parts. */
function wholeTerms(terms: Terms, word: string): string[] {
  return [...terms.of(word)].slice(0, 2);
}
