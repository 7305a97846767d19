import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeFootnotes } from '#corpus/footnotes.ts';

describe('takeFootnotes', () => {
  it('takes out the mark that is next in turn, and says where it stood', () => {
    expect(takeFootnotes('eine Allianz.1 Doch auch »hier«,2 so', 1)).toEqual({
      text: 'eine Allianz. Doch auch »hier«, so',
      footnotes: [
        { number: 1, offset: 13 },
        { number: 2, offset: 31 },
      ],
      next: 3,
    });
  });

  it.each([
    ['a number out of turn', 'Frauen103 und', 7],
    ['a decimal', 'um die 2,5 Prozent', 5],
    ['a hyphenated name', 'die SM-3 und F‑3', 3],
    ['a number that stands alone', 'im März 3 und (3)', 4],
    ['the beginning of a word', 'eine A2/AD-Fähigkeit, V2a', 2],
    ['a part of a figure', 'circa 55\u00a0300 oder x.3.000', 3],
  ])('leaves %s', (_, text, next) => {
    expect(takeFootnotes(text, next)).toEqual({ text, footnotes: [], next });
  });

  it('takes a mark behind a year that ends a sentence', () => {
    expect(takeFootnotes('zu 2019.180', 180).text).toBe('zu 2019.');
  });

  it('undoes any row of marks', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöü]{1,8}[.,;)«]?$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 300 }), (plain, first) => {
        const marked = plain.map((word, index) => word + (first + index)).join(' ');
        const { text, footnotes, next } = takeFootnotes(marked, first);
        expect(text).toBe(plain.join(' '));
        expect(footnotes.map(({ number }) => number)).toEqual(plain.map((_, index) => first + index));
        expect(next).toBe(first + plain.length);
      }),
    );
  });
});
