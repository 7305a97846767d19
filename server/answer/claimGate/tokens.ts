import type { Language } from '../../requests.ts';
import { monthName } from './units.ts';

/** A word, a number or a sign of a text. */
export interface Token {
  text: string;
  /** In lower case. */
  word: string;
  start: number;
  end: number;
}

/** `F-35`, `A2/AD`, `SM-3`: letters and digits that name a make, and are no figure. */
export const MAKE = /(?<![\p{L}\p{N}])\p{Lu}\p{L}*[-‑–]?\d+\p{L}*/gu;
const NUMBER = '\\d{1,3}(?:[.,\\s\\u00a0\\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?';
const TOKEN = new RegExp(`${NUMBER}|\\p{L}+|[^\\s]`, 'gu');

/** Units of two words are read as one. */
const UNITS_OF_TWO: Array<[RegExp, string]> = [
  [/\bper (cent|mille)\b/gi, 'per$1'],
  [/\bpercentage points?\b/gi, 'percentagepoints'],
  [/\bsquare (\p{L}+)/giu, 'square$1'],
  [/\bcubic (\p{L}+)/giu, 'cubic$1'],
];
/** `16.03.2021` and `2021-03-16`. */
const GERMAN_DATE = /(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?((?:19|20)\d\d)(?!\d)/g;
const ISO_DATE = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/g;

export function tokensOf(text: string, language: Language): Token[] {
  const dated = text
    .replace(GERMAN_DATE, (date, day, month, year) => inWords(date, day, month, year, language))
    .replace(ISO_DATE, (date, year, month, day) => inWords(date, day, month, year, language));
  const plain = UNITS_OF_TWO.reduce((rest, [two, one]) => rest.replace(two, one), dated).replace(
    MAKE,
    (name) => ' '.repeat(name.length),
  );
  return [...plain.matchAll(TOKEN)].map(({ 0: found, index }) => ({
    text: found,
    word: found.toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}

function inWords(date: string, day: string, month: string, year: string, language: Language): string {
  const name = monthName(Number(month), language);
  return name ? `${Number(day)}${language === 'de' ? '.' : ''} ${name} ${year}` : date;
}
