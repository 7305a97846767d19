import { describe, expect, it } from 'vitest';
import { coordinated, partiesIn, replaceParty, withoutParties } from '#server/answer/parties.ts';

describe('partiesIn', () => {
  it.each([
    ['Was denkt Seoul über Pekings Politik?', ['southKorea', 'china']],
    ['Die US-Truppen in Japan', ['usa', 'japan']],
    ['South Korean and Japanese budgets', ['southKorea', 'japan']],
    ['nordkoreanische Raketen', ['northKorea']],
    ['Tell us about it', []],
    ['der Japanologe und das Chinarestaurant', []],
  ])('reads %s', (text, parties) => {
    expect(partiesIn(text)).toEqual(parties);
  });
});

describe('replaceParty', () => {
  it('keeps the form: name, genitive, adjective, capital', () => {
    expect(replaceParty('Japans Heer, die japanischen Truppen und Tokio', 'japan', 'southKorea', 'de')).toBe(
      'Südkoreas Heer, die südkoreanischen Truppen und Seoul',
    );
  });
});

describe('withoutParties', () => {
  it('takes out these parties alone', () => {
    expect(withoutParties('Japans und Chinas Heer', ['japan']).trim()).toBe('und Chinas Heer');
  });
});

describe('coordinated', () => {
  it.each([
    ['Japan gegenüber Südkorea', ['japan', 'southKorea']],
    ['Vergleiche die Sicht Japans und Südkoreas gegenüber China', ['japan', 'southKorea']],
    ['Wer zahlt mehr, Japan oder Südkorea?', ['japan', 'southKorea']],
    ['Sehen die USA, Japan und Südkorea China gleich?', ['usa', 'japan', 'southKorea']],
    ['Thailand im Vergleich zu Singapur', ['thailand', 'singapore']],
    ['Die Haltung Japans zu China', []],
    ['Die Bündnisse der USA mit Japan und mit Südkorea', ['japan', 'southKorea']],
  ])('reads %s', (text, parties) => {
    expect(coordinated(text)).toEqual(parties);
  });
});
