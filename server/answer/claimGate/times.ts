import { monthOf } from './units.ts';

/** Months, in both languages, of which none is another word written small: `may`, `march`. */
const ALSO_WORDS = /^(may|march|mar|dec|sep|sept|jan|feb|oct|nov|apr|jun|jul|aug|mai)$/;

/** Seasons, with the months that lie in them. */
const SEASONS: Array<[pattern: RegExp, months: number[]]> = [
  [/(?<!\p{L})(spring|frühjahrs?|frühlings?)(?!\p{L})/iu, [3, 4, 5]],
  [/(?<!\p{L})(summer|(spät|früh)?sommers?)(?!\p{L})/iu, [6, 7, 8]],
  [/(?<!\p{L})(autumn|herbst(es)?)(?!\p{L})/iu, [9, 10, 11]],
  [/(?<!\p{L})(winters?)(?!\p{L})/iu, [12, 1, 2]],
];

/** How often: as a claim says it, and what may bear it out. */
const FREQUENCIES: Array<[said: RegExp, given: RegExp]> = [
  [/(?<!\p{L})(hourly|stündlich\p{L}*)(?!\p{L})/iu, /stündlich|jede Stunde|hourly/iu],
  [/(?<!\p{L})(daily|täglich\p{L}*)(?!\p{L})/iu, /täglich|jeden Tag|pro Tag|daily|every day/iu],
  [/(?<!\p{L})(weekly|wöchentlich\p{L}*)(?!\p{L})/iu, /wöchentlich|jede Woche|pro Woche|weekly|every week/iu],
  [/(?<!\p{L})(monthly|monatlich\p{L}*)(?!\p{L})/iu, /monatlich|jeden Monat|pro Monat|monthly|every month/iu],
  [
    /(?<!\p{L})(annual(ly)?|yearly|(all)?jährlich\p{L}*)(?!\p{L})/iu,
    /jährlich|jährig|(jedes|pro|im) (\p{L}+)?jahr|jahres|annual|yearly|(a|per|each|every) year/iu,
  ],
];

/** Months, seasons and frequencies of a claim of which its evidence says nothing. */
export function unknownTimes(claim: string, evidence: string): string[] {
  const given = new Set(monthsIn(evidence).map(({ month }) => month));
  const months = monthsIn(claim).filter(({ month }) => !given.has(month));
  const seasons = SEASONS.flatMap(([pattern, within]) => {
    const said = pattern.exec(claim)?.[0];
    return said && !pattern.test(evidence) && !within.some((month) => given.has(month)) ? [said] : [];
  });
  const frequencies = FREQUENCIES.flatMap(([said, borneOut]) => {
    const found = said.exec(claim)?.[0];
    return found && !borneOut.test(evidence) ? [found] : [];
  });
  return [...months.map(({ words }) => words), ...seasons, ...frequencies];
}

function monthsIn(text: string): Array<{ month: number; words: string }> {
  return (text.match(/(?<!\p{L})\p{L}{3,9}(?!\p{L})/gu) ?? []).flatMap((words) => {
    const month = ALSO_WORDS.test(words) ? undefined : monthOf(words.toLowerCase());
    return month ? [{ month, words }] : [];
  });
}
