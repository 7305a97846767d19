import { describe, expect, it } from 'vitest';
import { clausesOf } from '#server/answer/claimGate/clauses.ts';
import type { Language } from '#server/requests.ts';
import { cited, gate } from './claims.ts';

const denials = (text: string, language: Language, ...quotes: string[]) =>
  gate({ text, language }, cited(...quotes)).filter(({ kind }) => kind === 'negation');

const READY = 'ist Tokio nicht bereit';
const LIKE = 'Mit Japan haben die USA keine integrierten';

describe('denials of a claim', () => {
  it.each<[string, Language, string, string]>([
    ['one that the study has', 'en', 'Tokyo is not prepared to take part in combat missions.', READY],
    ['one in other words', 'en', 'Tokyo refuses to take part in combat missions.', READY],
    ['none for the clause that has none', 'de', 'Das führt immer wieder zu Spannungen im Bündnis.', READY],
    ['none for what is set against it', 'de', 'Mit Japan gibt es parallele Kommandostrukturen.', LIKE],
    [
      '`rather than` for `keine …, sondern`',
      'en',
      'The command structures are parallel rather than integrated.',
      LIKE,
    ],
    ['what only sounds like one', 'de', 'Tokio ist nicht zuletzt deshalb nicht bereit.', READY],
  ])('bears out %s', (_, language, text, quote) => {
    expect(denials(text, language, quote)).toEqual([]);
  });

  it.each<[string, Language, string, string, string]>([
    [
      'one that is left out',
      'en',
      'Tokyo is prepared for combat missions.',
      READY,
      'Tokyo is prepared for combat missions.',
    ],
    ['one that is added', 'de', 'Tokio sorgt sich nicht.', 'Auch Tokio sorgt sich', 'nicht'],
    [
      'a verb that denies',
      'en',
      'Japan rejects a policy of pressure.',
      'Japan befürwortet eine Politik des Drucks',
      'rejects',
    ],
    ['the other direction', 'en', 'The activities decreased.', 'nahmen 2020 die entsprechenden', 'decreased'],
  ])('objects to %s', (_, language, text, quote, words) => {
    expect(denials(text, language, quote)).toEqual([{ kind: 'negation', words }]);
  });
});

describe('clausesOf', () => {
  it('keeps a clause together that another interrupts', () => {
    expect(clausesOf('Allianzinstitutionen, die alle drei Länder umfassen, fehlen gänzlich.')).toEqual([
      'Allianzinstitutionen  fehlen gänzlich.',
      ', die alle drei Länder umfassen,',
    ]);
  });

  it('keeps an infinitive and what is said with its verb', () => {
    expect(clausesOf('Tokio ist nicht verpflichtet, Amerika beizustehen.')).toHaveLength(1);
    expect(clausesOf('Unwahrscheinlich ist, dass Seoul folgt.')).toHaveLength(1);
    expect(clausesOf('Tokio ist nicht bereit, was immer wieder zu Spannungen führt.')).toHaveLength(2);
  });
});
