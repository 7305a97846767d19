/** What a figure may count. Those that measure must stand in the evidence; of things counted it must not name others. */
export type Unit = string;

const MEASURES: Array<[Unit, RegExp]> = [
  ['percent', /^(%|prozent\p{L}*|percent\p{L}*)$/u],
  ['dollar', /^(\$|dollars?|usd)$/],
  ['yen', /^(¥|yen|jpy)$/],
  ['won', /^(₩|won|krw)$/],
  ['euro', /^(€|euros?|eur)$/],
  ['kilometre', /^(km|kilometern?s?|kilomet(er|re)s?)$/],
  ['mile', /^(meilen?|miles?)$/],
  ['metre', /^(metern?s?|met(er|re)s?)$/],
  ['hour', /^(stunden?|hours?)$/],
  ['day', /^(tage?n?s?|days?)$/],
  ['week', /^(wochen?|weeks?)$/],
  ['month', /^(monate?n?s?|months?)$/],
  ['year', /^(jahre?n?s?|years?)$/],
  ['decade', /^(dekaden?|jahrzehnte?n?s?|decades?)$/],
  ['century', /^(jahrhunderte?n?s?|century|centuries)$/],
  ['tonne', /^(tonnen?|tons?|tonnes?)$/],
  ['kilogram', /^(kg|kilos?|kilogramm|kilograms?)$/],
];

const COUNTED: Array<[Unit, RegExp]> = [
  [
    'soldiers',
    /^(\p{L}*soldat(en|innen)?|mann|männern?|\p{L}*truppen|\p{L}*infanteristen|soldiers?|troops?|personnel|service(wo)?men|marines)$/u,
  ],
  ['people', /^(menschen|einwohnern?|people|inhabitants|residents)$/],
  ['aircraft', /^(\p{L}*flugzeugen?|\p{L}*jets?|\p{L}*bombern?|aircraft|(air)?planes?|fighters?|bombers?)$/u],
  ['votes', /^(stimmen|votes?)$/],
  ['ships', /^(\p{L}*schiffen?|zerstörern?|kreuzern?|(war)?ships?|vessels?|destroyers?|cruisers?)$/u],
  ['drones', /^(drohnen?|drones?)$/],
  ['missiles', /^(\p{L}*raketen?|missiles?)$/u],
  ['tanks', /^(\p{L}*panzern?|tanks?)$/u],
  ['bases', /^(\p{L}*basen|\p{L}*stützpunkten?|bases)$/u],
  ['states', /^(länder[ns]?|staaten|countries|states|nations)$/],
];

const measures = new Set(MEASURES.map(([unit]) => unit));

/** What these letters count or measure, given in lower case. */
export function unitOf(word: string): Unit | undefined {
  return [...MEASURES, ...COUNTED].find(([, pattern]) => pattern.test(word))?.[0];
}

export function isMeasure(unit: Unit): boolean {
  return measures.has(unit);
}

const MONTHS = [
  /^(januar|january|jan)$/,
  /^(februar|february|feb)$/,
  /^(märz|march|mar)$/,
  /^(april|apr)$/,
  /^(mai|may)$/,
  /^(juni|june|jun)$/,
  /^(juli|july|jul)$/,
  /^(august|aug)$/,
  /^(september|sept?)$/,
  /^(oktober|october|okt|oct)$/,
  /^(november|nov)$/,
  /^(dezember|december|dez|dec)$/,
];

/** 1 … 12, or undefined. */
export function monthOf(word: string): number | undefined {
  const at = MONTHS.findIndex((pattern) => pattern.test(word));
  return at < 0 ? undefined : at + 1;
}
