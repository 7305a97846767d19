import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Language } from '#server/requests.ts';
import { cited, gate } from './claims.ts';

const soldiers = cited('Soldaten in Japan stationiert, zumeist');
/** What the study names itself, and what is an ordinary word where it is written small. */
const NOT_FOREIGN = /^(japan|usa|georgia|jersey|turkey|chad|guinea|niger|polen|mali|benin|togo|oman)$/;

it.each<[Language, (country: string) => string]>([
  ['en', (country) => `In 2020 the US had some 55,300 soldiers in ${country}.`],
  ['de', (country) => `Die USA hatten 2020 circa 55 300 Soldaten in ${country} stationiert.`],
])('lets no other country pass, large or small (%s)', (language, claim) => {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters
    .flatMap((one) => letters.map((other) => names.of(one + other)))
    .filter((name) => name !== undefined && /^\p{Lu}\p{L}{3,}$/u.test(name))
    .filter((name) => !NOT_FOREIGN.test(name!.toLowerCase())) as string[];
  expect(countries.length).toBeGreaterThan(100);
  fc.assert(
    fc.property(fc.constantFrom(...countries), fc.boolean(), (country, isSmall) => {
      const text = claim(isSmall ? country.toLowerCase() : country);
      expect(gate({ text, language }, soldiers).map(({ kind }) => kind)).toContain('name');
    }),
    { numRuns: 300 },
  );
});
