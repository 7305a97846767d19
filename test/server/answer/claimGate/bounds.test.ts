import { describe, expect, it } from 'vitest';
import { boundHolds } from '#server/answer/claimGate/bounds.ts';
import { quantitiesIn } from '#server/answer/claimGate/quantities.ts';
import type { Language } from '#server/requests.ts';
import { cited, gate } from './claims.ts';

describe('boundBefore', () => {
  it.each<[Language, string, string | undefined]>([
    ['en', 'more than 20 projects', 'above'],
    ['en', 'no more than 20 projects', 'below'],
    ['en', 'fewer than two thirds', 'below'],
    ['en', 'more than a quarter', 'above'],
    ['en', 'under $5 billion', 'below'],
    ['de', 'über 90 Prozent', 'above'],
    ['de', 'nicht mehr als etwa 20 Soldaten', 'below'],
    ['de', 'mehr als die Hälfte', 'above'],
    ['de', 'genau 20 Projekte', 'exact'],
    ['de', 'circa 55 300 Soldaten', 'about'],
    ['en', 'pressure under which 20 ships left', undefined],
    // A year is compared with, and not bounded.
    ['de', '14 Prozent mehr als 2019', undefined],
  ])('reads (%s) %s', (language, text, bound) => {
    expect(quantitiesIn(text, language).at(-1)!.bound).toBe(bound);
  });
});

describe('boundHolds', () => {
  it('turns none round and makes none of nothing', () => {
    expect(boundHolds('above', 'above')).toBe(true);
    expect(boundHolds('above', 'below')).toBe(false);
    expect(boundHolds('below', undefined)).toBe(false);
    expect(boundHolds('exact', 'about')).toBe(false);
    expect(boundHolds('exact', undefined)).toBe(true);
    expect(boundHolds(undefined, 'above')).toBe(true);
    expect(boundHolds('about', 'above')).toBe(true);
  });
});

describe('the claim gate', () => {
  const soldiers = cited('Soldaten in Japan stationiert, zumeist');

  it.each<[Language, string]>([
    ['en', 'In 2020 the US had about 55,300 soldiers in Japan.'],
    ['de', 'Die USA hatten 2020 rund 55.300 Soldaten in Japan stationiert.'],
  ])('lets a bound pass that the sentence bears out (%s)', (language, text) => {
    expect(gate({ text, language }, soldiers)).toEqual([]);
  });

  it.each<[Language, string]>([
    ['en', 'In 2020 the US had fewer than 55,300 soldiers in Japan.'],
    ['en', 'In 2020 the US had exactly 55,300 soldiers in Japan.'],
    ['de', 'Die USA hatten 2020 mehr als 55 300 Soldaten in Japan stationiert.'],
    ['de', 'Die USA hatten 2020 höchstens 55 300 Soldaten in Japan stationiert.'],
  ])('objects to one that it does not (%s): %s', (language, text) => {
    expect(gate({ text, language }, soldiers).map(({ kind }) => kind)).toEqual(['bound']);
  });
});
