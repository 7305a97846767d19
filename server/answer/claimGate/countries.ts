import type { Language } from '../../requests.ts';

/** Names of countries that are ordinary words where they are written small. */
const ORDINARY = new Set([
  'turkey',
  'chad',
  'georgia',
  'jersey',
  'guinea',
  'niger',
  'polen',
  'mali',
  'benin',
  'togo',
  'oman',
  'man',
]);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Read when a claim is first checked: most servers have no language model. */
const known = new Map<Language, Map<string, string>>();

/** Whether a word is the whole name of a country, large or small. */
export function isCountry(word: string, language: Language): boolean {
  return countriesIn(language).has(word.toLowerCase());
}

/** The same text, with the countries that it writes small written large, as names are. */
export function withLargeCountries(text: string, language: Language): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{Ll}{4,}(?![\p{L}\p{N}])/gu, (word) =>
    ORDINARY.has(word) ? word : (countriesIn(language).get(word) ?? word),
  );
}

/** Every country whose name is one word, by that word in lower case. */
function countriesIn(language: Language): Map<string, string> {
  const countries = known.get(language) ?? readCountries(language);
  known.set(language, countries);
  return countries;
}

function readCountries(language: Language): Map<string, string> {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  const single = codes
    .map((code) => names.of(code))
    .filter((name) => name !== undefined && /^\p{Lu}\p{L}+$/u.test(name));
  return new Map(single.map((name) => [name!.toLowerCase(), name!]));
}
