import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '#corpus/sentences.ts';
import { inkOf } from './letters.ts';

const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    'Das gilt z. B. Japan und u. a. Südkorea.',
    'Artikel III des o. g. Vertrags definiert ihn.',
    'Er ist Knotenpunkt (vgl. Grafik 2, S. 25).',
    'Die größte bzw. (derzeit) drittgrößte Präsenz, ca. 500 Mann.',
    'Vom 16. März 2021 bis zum 3. Oktober.',
    'Kampfflugzeuge der 5. Generation und Flugzeugträger.',
    'Die U.S.–Japan Guidelines und der U.S.–Korea Dialogue.',
    'Robert B. Abrams, Philip S. Davidson und George W. Bush.',
    'Das Ziel laute: China zu bestehen.',
    'Pläne für die »Defense Reform 2.0«, so Art. 9 der Verfassung.',
    'Gebiete […] Koreas.',
    'Dr. Moon sprach, e.g. Seoul was told.',
    'Gen. Abrams and Sen. Gardner met Ms. Park on Dec. 5, see Fig. 3 and No. 12.',
    'As Smith et al. (2020) show, approx. 500 cf. Table 2.',
  ])('keeps %j whole', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it.each([
    ['Es waren nur noch 15. Ein Bild.', ['Es waren nur noch 15.', 'Ein Bild.']],
    ['So war es 2019. Danach nicht.', ['So war es 2019.', 'Danach nicht.']],
    ['Er fand statt. 2018 nicht.', ['Er fand statt.', '2018 nicht.']],
    ['Wozu? »Dazu!« Nun ja …', ['Wozu?', '»Dazu!«', 'Nun ja …']],
    ['Er sagt: »Nein.« Sie geht.', ['Er sagt: »Nein.«', 'Sie geht.']],
    ['(Vgl. S. 25.) Dann mehr.', ['(Vgl. S. 25.)', 'Dann mehr.']],
    ['Fragen dieser Art. Er ging.', ['Fragen dieser Art.', 'Er ging.']],
    ['erster Punkt\nzweiter', ['erster Punkt', 'zweiter']],
    ['The treaty holds. Japan pays.', ['The treaty holds.', 'Japan pays.']],
    ['He said no. She left.', ['He said no.', 'She left.']],
    ['So did Smith et al. Others did not.', ['So did Smith et al.', 'Others did not.']],
  ])('cuts %j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('finds none in nothing', () => {
    expect(splitSentences(' \n ')).toEqual([]);
  });

  it('gives every printed character of any text to one sentence, in order', () => {
    const word = fc.constantFrom(
      'Er',
      'z. B.',
      'und',
      '16.',
      'März',
      '»Ja!«',
      '…',
      '\n',
      '(S. 25).',
      '\u00a0',
      '2,5',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const spans = splitSentences(any);
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(any.slice(start, end)).toBe(any.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(inkOf(split(any).join(''))).toBe(inkOf(any));
      }),
    );
  });
});
