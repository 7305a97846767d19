import type { Language } from '../../requests.ts';

/** What a figure may count. Those that measure must stand in the evidence; of things counted it must not name others. */
export type Unit = string;

const MEASURES: Array<[Unit, RegExp]> = [
  ['percentage point', /^(prozentpunkte?n?|percentagepoints)$/],
  ['percent', /^(%|prozent\p{L}*|percent\p{L}*)$/u],
  ['per mille', /^(‰|promille|permille)$/],
  ['dollar', /^(\$|dollars?|usd)$/],
  ['yen', /^(¥|yen|jpy)$/],
  ['won', /^(₩|won|krw)$/],
  ['euro', /^(€|euros?|eur)$/],
  ['pound', /^(£|pfund|pounds?|gbp)$/],
  ['yuan', /^(yuan|renminbi|cny|rmb)$/],
  ['rouble', /^(₽|rubel|rou?bles?|rub)$/],
  ['franc', /^(franken|francs?|chf)$/],
  ['rupee', /^(₹|rupien?|rupees?|inr)$/],
  ['cent', /^(¢|cents?)$/],
  ['kilometre', /^(km|kilometern?s?|kilomet(er|re)s?)$/],
  ['mile', /^(meilen?|miles?|seemeilen?|nm|sm)$/],
  ['metre', /^(m|metern?s?|met(er|re)s?)$/],
  ['foot', /^(fuß|feet|foot)$/],
  ['square metre', /^(quadratmetern?s?|squaremet(er|re)s?)$/],
  ['square kilometre', /^(quadratkilometern?s?|squarekilomet(er|re)s?)$/],
  ['square mile', /^(quadratmeilen?|squaremiles?)$/],
  ['hectare', /^(ha|hektarn?|hectares?)$/],
  ['acre', /^acres?$/],
  ['second', /^(sekunden?|seconds)$/],
  ['minute', /^(minuten?|minutes?)$/],
  ['hour', /^(stunden?|hours?)$/],
  ['day', /^(tage?n?s?|days?)$/],
  ['week', /^(wochen?|weeks?)$/],
  ['month', /^(monate?n?s?|months?)$/],
  ['quarter of a year', /^(quartale?n?s?)$/],
  ['year', /^(jahre?n?s?|years?)$/],
  ['decade', /^(dekaden?|jahrzehnte?n?s?|decades?)$/],
  ['century', /^(jahrhunderte?n?s?|century|centuries)$/],
  ['tonne', /^(tonnen?|tons?|tonnes?)$/],
  ['kiloton', /^(kilotonnen?|kilotons?|kilotonnes?)$/],
  ['kilogram', /^(kg|kilos?|kilogramm|kilograms?)$/],
  ['litre', /^(litern?|lit(er|re)s?)$/],
  ['barrel', /^(barrels?|fass)$/],
  ['degree', /^(°|grad|degrees?)$/],
  ['watt', /^\p{L}{0,4}watts?$/u],
];

const COUNTED: Array<[Unit, RegExp]> = [
  [
    'soldiers',
    /^(\p{L}*soldat(en|innen)?|mann|männern?|\p{L}*truppen|\p{L}*infanteristen|soldiers?|troops?|personnel|service(wo)?men|marines)$/u,
  ],
  ['people', /^(menschen|personen|einwohnern?|people|persons?|inhabitants|residents|citizens)$/],
  ['households', /^(familien?|haushalten?|families|family|households?)$/],
  ['civilians', /^(zivilisten|zivilist|civilians?)$/],
  ['companies', /^(unternehmen|firmen|companies|firms)$/],
  ['aircraft', /^(\p{L}*flugzeugen?|\p{L}*jets?|\p{L}*bombern?|aircraft|(air)?planes?|fighters?|bombers?)$/u],
  ['votes', /^(stimmen|votes?)$/],
  ['ships', /^(\p{L}*schiffen?|zerstörern?|kreuzern?|(war)?ships?|vessels?|destroyers?|cruisers?)$/u],
  ['submarines', /^(\p{L}*u-boote?n?|unterseeboote?n?|submarines?)$/u],
  ['carriers', /^(\p{L}*flugzeugträgern?|carriers?)$/u],
  ['helicopters', /^(\p{L}*hubschraubern?|helicopters?|choppers?)$/u],
  ['warheads', /^(\p{L}*sprengköpfen?|warheads?)$/u],
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

const TIMES: ReadonlySet<Unit> = new Set<Unit>([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter of a year',
  'year',
  'decade',
  'century',
]);

export function isTime(unit: Unit): boolean {
  return TIMES.has(unit);
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

const MONTH_NAMES = {
  de: new Intl.DateTimeFormat('de', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }),
};

/** @param month 1 … 12; undefined for any other number. */
export function monthName(month: number, language: Language): string | undefined {
  return month >= 1 && month <= 12 ? MONTH_NAMES[language].format(Date.UTC(2000, month - 1)) : undefined;
}

/** 1 … 12, or undefined. */
export function monthOf(word: string): number | undefined {
  const at = MONTHS.findIndex((pattern) => pattern.test(word));
  return at < 0 ? undefined : at + 1;
}
