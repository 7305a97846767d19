import { describe, expect, it } from 'vitest';
import type { Language } from '#server/requests.ts';
import { cited, gate } from './claims.ts';

const names = (text: string, language: Language, ...quotes: string[]) =>
  gate({ text, language }, cited(...quotes))
    .filter(({ kind }) => kind === 'name')
    .map(({ words }) => words);

describe('names of a claim', () => {
  it.each<[string, Language, string, string]>([
    [
      'a party by its capital, adjective or name',
      'en',
      'The Japanese side worries.',
      'Auch Tokio sorgt sich',
    ],
    [
      'a name in the other language',
      'en',
      'It does not violate Security Council resolutions.',
      'Resolutionen des UN-Sicherheitsrats',
    ],
    [
      'an abbreviation by its full name',
      'de',
      'Das CFC führt ein General.',
      'Das Combined Forces Command (CFC)',
    ],
    [
      'whom a person governs',
      'en',
      'South Korea’s President Moon wants the transfer.',
      'Präsident Moon möchte daher',
    ],
    [
      'the country of a map caption',
      'de',
      'Das Bündnis mit Thailand besteht seit 1954.',
      'Bündnis seit 1954',
    ],
    [
      'an ordinary noun that stands elsewhere',
      'de',
      'Die Regierung erreicht ihr Ziel.',
      'Präsident Moon möchte daher',
    ],
    ['an ordinary word at the beginning', 'en', 'Worries are growing there.', 'Auch Tokio sorgt sich'],
  ])('bears out %s', (_, language, text, quote) => {
    expect(names(text, language, quote)).toEqual([]);
  });

  it.each<[string, Language, string, string, string[]]>([
    ['another party', 'en', 'Seoul worries.', 'Auch Tokio sorgt sich', ['Seoul']],
    [
      'whom a title alone names as the one who acts',
      'de',
      'Peking sorgt sich.',
      'Auch Tokio sorgt sich',
      ['Peking'],
    ],
    [
      'one of two namesakes',
      'de',
      'Moon Chung-in möchte den Transfer.',
      'Präsident Moon möchte daher',
      ['Moon Chung-in'],
    ],
    [
      'a foreign name',
      'de',
      'Auch Macron und Frankreich sorgen sich.',
      'Auch Tokio sorgt sich',
      ['Macron', 'Frankreich'],
    ],
    ['an acronym', 'en', 'The IAEA worries.', 'Auch Tokio sorgt sich', ['IAEA']],
    ['another make', 'en', 'South Korea ordered 40 F-16s.', 'vierzig F‑35-Flugzeuge', ['F-16s']],
    [
      'a foreign people without a capital',
      'de',
      'Auch die kanadische Regierung sorgt sich.',
      'Auch Tokio sorgt sich',
      ['kanadische'],
    ],
    [
      'ordinary words that make a name',
      'en',
      'The People Power Party spoke against it.',
      'United Futures Party',
      ['People', 'Power'],
    ],
  ])('objects to %s', (_, language, text, quote, words) => {
    expect(names(text, language, quote)).toEqual(words);
  });
});
