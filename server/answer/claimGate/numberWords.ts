import type { Language } from '../../requests.ts';

/** Below twenty, by their value; `ein` and `one` are articles more often than figures, and are read by their unit alone. */
const SMALL: Record<Language, string> = {
  de: 'null,,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf,dreizehn,vierzehn,fünfzehn,sechzehn,siebzehn,achtzehn,neunzehn',
  en: 'zero,,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen',
};
const TENS: Record<Language, string> = {
  de: 'zwanzig,dreißig,vierzig,fünfzig,sechzig,siebzig,achtzig,neunzig',
  en: 'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety',
};

/** `Billionen` are `trillions`, and `Milliarden` are `billions`: a scale is read in its language. */
const SCALES: Record<Language, Array<[number, RegExp]>> = {
  de: [
    [1e2, /^hunderte?n?$/],
    [1e3, /^tausende?n?$/],
    [1e6, /^(million(en)?|mio)$/],
    [1e9, /^(milliarden?|mrd)$/],
    [1e12, /^(billion(en)?|bio)$/],
  ],
  en: [
    [1e2, /^hundreds?$/],
    [1e3, /^thousands?$/],
    [1e6, /^(millions?|mn|m)$/],
    [1e9, /^(billions?|bn)$/],
    [1e12, /^(trillions?|tn)$/],
  ],
};

const ORDINALS: Record<Language, string[]> = {
  de: 'zweit,dritt,viert,fünft,sechst,siebt,acht,neunt,zehnt,elft,zwölft'.split(','),
  en: 'second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth'.split(','),
};
/** `drittgrößte`: an ordinal within another word. */
const RANKED = /^(zweit|dritt|viert|fünft|sechst|siebt)(größt|wichtigst|stärkst|höchst|meist|schlag)/;

const FRACTIONS: Array<[number, RegExp]> = [
  [1 / 2, /^(half|halves|hälften?|halb(e[mnrs]?)?|halv(ed|es|ing)|halbier\p{L}*|halbiert)$/u],
  [1 / 3, /^(thirds|dritteln?)$/],
  [1 / 4, /^(quarters?|vierteln?)$/],
  [1 / 5, /^(fifths|fünfteln?)$/],
];
/** `dreiviertel`. */
const PARTS = /^(\p{L}+?)(drittel|viertel|fünftel)n?$/u;

const MULTIPLES: Array<[number, RegExp]> = [
  [2, /^(doppel\p{L}*|verdopp\p{L}*|twice|doubl\p{L}*)$/u],
  [3, /^(tripl\p{L}*|trebl\p{L}*)$/u],
  [4, /^quadrupl\p{L}*$/u],
  [5, /^quintupl\p{L}*$/u],
];
/** `ninefold`, `Verfünffachung`, `dreimal`. */
const TIMES = /^(?:ver)?(\p{L}+?)(?:fold|fach\p{L}*|mal)$/u;

/** `nineties`, `Siebzigerjahre`. */
const DECADE = /^(?:(\p{L}+)ern?(?:jahren?)?|(\p{L}+)ies)$/u;

const DOZEN = /^(dutzende?n?|dozens?)$/;
/** Behind `a`, and before `of`. */
const COLLECTIVES: Array<[number, RegExp]> = [
  [2, /^(pair|couple)$/],
  // So few that they are counted on one hand.
  [5, /^handful$/],
  [20, /^score$/],
];

const cardinals: Record<Language, Map<string, number>> = { de: cardinalsOf('de'), en: cardinalsOf('en') };

/** `vierzig`, `zweiundzwanzig`, `zweihundertfünfzig`, `hunderttausend`; `twenty-five` is two words. */
export function cardinal(word: string, language: Language): number | undefined {
  if (DOZEN.test(word)) return 12;
  return cardinals[language].get(word) ?? (language === 'de' ? compound(word) : undefined);
}

/** German writes numbers below a million as one word: so many thousands, so many hundreds, and the rest. */
function compound(word: string): number | undefined {
  const [, thousands, hundreds, rest] =
    /^(?:(\p{L}*?)tausend)?(?:(\p{L}*?)hundert)?(?:und)?(\p{L}*)$/u.exec(word) ?? [];
  if (thousands === undefined && hundreds === undefined) return undefined;
  const times = (count: string | undefined, unit: number) => {
    if (count === undefined) return 0;
    const value = count === '' || count === 'ein' ? 1 : cardinal(count, 'de');
    return value && value * unit;
  };
  const parts = [times(thousands, 1000), times(hundreds, 100), rest ? cardinal(rest, 'de') : 0];
  return parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  );
}

/** `a handful of`, `a pair of`: how many, of the word between. */
export function collective(word: string): number | undefined {
  return valueIn(COLLECTIVES, word);
}

export function scale(word: string, language: Language): number | undefined {
  return valueIn(SCALES[language], word);
}

/** From the second on; the first counts nothing. */
export function ordinal(word: string, language: Language): number | undefined {
  const stem = language === 'de' ? (RANKED.exec(word)?.[1] ?? word.replace(/e[mnrs]?$/, '')) : word;
  // `acht` itself is a cardinal, and `zweitens` only counts reasons.
  if (language === 'de' && stem === word) return undefined;
  const at = ORDINALS[language].indexOf(stem);
  return at < 0 ? undefined : at + 2;
}

/** `Hälfte`, `Drittel`, `dreiviertel`, `thirds`; `a third` needs its context. */
export function fraction(word: string): number | undefined {
  const [, count, part] = PARTS.exec(word) ?? [];
  const several = count && cardinals.de.get(count);
  return several ? several * valueIn(FRACTIONS, part!)! : valueIn(FRACTIONS, word);
}

export function multiple(word: string, language: Language): number | undefined {
  const count = TIMES.exec(word)?.[1];
  return (
    valueIn(MULTIPLES, word) ?? (count ? (cardinal(count, language) ?? scale(count, language)) : undefined)
  );
}

/** The year with which a decade in words begins. */
export function decade(word: string): number | undefined {
  const [, german, english] = DECADE.exec(word) ?? [];
  const value = german ? cardinals.de.get(german) : english ? cardinals.en.get(`${english}y`) : undefined;
  return value && value >= 20 ? 1900 + value : undefined;
}

function valueIn(list: Array<[number, RegExp]>, word: string): number | undefined {
  return list.find(([, pattern]) => pattern.test(word))?.[0];
}

function cardinalsOf(language: Language): Map<string, number> {
  const small = SMALL[language].split(',');
  const known = new Map(small.flatMap((word, value) => (word ? [[word, value] as const] : [])));
  for (const [i, ten] of TENS[language].split(',').entries()) {
    const value = 10 * (i + 2);
    known.set(ten, value);
    if (language === 'en') continue;
    for (const [unit, word] of small.slice(0, 10).entries()) {
      if (unit) known.set(`${word || 'ein'}und${ten}`, value + unit);
    }
  }
  if (language === 'de') {
    known.set('zweier', 2).set('dreier', 3);
  }
  return known;
}
