import { describe, expect, it } from 'vitest';
import { evidenceQuantities, quantitiesIn } from '#server/answer/claimGate/quantities.ts';
import type { Language } from '#server/requests.ts';

const read = (text: string, language: Language) =>
  quantitiesIn(text, language).map(({ values, unit }) => [values[0], unit]);

describe('quantitiesIn', () => {
  it.each<[Language, string, Array<[number, string | undefined]>]>([
    ['de', 'rund 55\u00a0300 Männer und Frauen', [[55_300, 'soldiers']]],
    ['de', 'hunderttausend Soldaten', [[100_000, 'soldiers']]],
    ['de', 'zweihundertfünfzig Soldaten', [[250, 'soldiers']]],
    ['de', 'neunzehnhundertneunzig', [[1990, undefined]]],
    ['de', 'Dutzende Schiffe', [[12, 'ships']]],
    ['en', 'dozens of soldiers', [[12, undefined]]],
    ['en', 'a handful of soldiers', [[5, undefined]]],
    ['en', 'a single drone', [[1, undefined]]],
    ['en', 'by a decade', [[1, 'decade']]],
    ['en', 'five billion dollars a year', [[5e9, 'dollar']]],
    ['de', 'dreiviertel der Soldaten', [[0.75, 'share']]],
    ['en', 'a thousandfold increase', [[1000, 'times']]],
    ['en', '−14 percent', [[-14, 'percent']]],
    ['en', '14 percentage points', [[14, 'percentage point']]],
    ['de', '0,3 ‰', [[0.3, 'per mille']]],
    ['en', '1.05 billion pounds', [[1.05e9, 'pound']]],
    ['en', '50 square kilometres', [[50, 'square kilometre']]],
    ['de', '9 m', [[9, 'metre']]],
    ['en', '1,050 dollars', [[1050, 'dollar']]],
    ['de', '55.300 Soldaten', [[55_300, 'soldiers']]],
    ['en', '55,300 soldiers', [[55_300, 'soldiers']]],
    [
      'de',
      '5,07 Billionen Yen (47,0 Milliarden Dollar)',
      [
        [5.07e12, 'yen'],
        [47e9, 'dollar'],
      ],
    ],
    [
      'en',
      '5.07 trillion yen, or US$47 billion',
      [
        [5.07e12, 'yen'],
        [47e9, 'dollar'],
      ],
    ],
    ['de', '899 Mio. Dollar', [[899e6, 'dollar']]],
    [
      'de',
      '80 %, achtzig Prozent',
      [
        [80, 'percent'],
        [80, 'percent'],
      ],
    ],
    ['en', 'twenty-five per cent', [[25, 'percent']]],
    [
      'de',
      'von 9 Kilometern auf 10 bis 40 Kilometer',
      [
        [9, 'kilometre'],
        [10, 'kilometre'],
        [40, 'kilometre'],
      ],
    ],
    [
      'en',
      'between 5 and 7 billion dollars',
      [
        [5e9, 'dollar'],
        [7e9, 'dollar'],
      ],
    ],
    [
      'de',
      'zwei Drittel, die Hälfte, ein Viertel',
      [
        [2 / 3, 'share'],
        [1 / 2, 'share'],
        [1 / 4, 'share'],
      ],
    ],
    [
      'en',
      'two-thirds, half, a third of them, the third',
      [
        [2 / 3, 'share'],
        [1 / 2, 'share'],
        [1 / 3, 'share'],
        [3, 'ordinal'],
      ],
    ],
    ['de', 'eine Verfünffachung', [[5, 'times']]],
    ['en', 'a fivefold increase', [[5, 'times']]],
    [
      'de',
      'am 16. März 2021',
      [
        [16, 'day in 3'],
        [2021, 'month 3'],
      ],
    ],
    [
      'en',
      'on March 16, 2021',
      [
        [16, 'day in 3'],
        [2021, 'month 3'],
      ],
    ],
    ['de', 'in den 1970er Jahren', [[1970, 'years of']]],
    [
      'en',
      'in the 1970s and the nineties',
      [
        [1970, 'years of'],
        [1990, 'years of'],
      ],
    ],
    [
      'de',
      'drittgrößte Teilstreitkraft, 5. Generation',
      [
        [3, 'ordinal'],
        [5, 'ordinal'],
      ],
    ],
    ['de', 'um ein Jahr verlängert', [[1, 'year']]],
    ['de', 'ein Bündnis der F-35 mit SM-3, eine Studie', []],
    ['en', 'one of the allies', []],
  ])('reads (%s) %s', (language, text, figures) => {
    expect(read(text, language)).toEqual(figures);
  });

  it('reads what is ambiguous in English either way', () => {
    expect(quantitiesIn('1.050', 'en')[0]!.values).toEqual([1050, 1.05]);
  });
});

describe('evidenceQuantities', () => {
  it('gives a bare figure the unit of the one before', () => {
    const units = evidenceQuantities('1995 noch 25 Prozent, 2020 nur noch 15.', 'de').map(({ unit }) => unit);
    expect(units).toEqual([undefined, 'percent', undefined, 'percent']);
  });
});
