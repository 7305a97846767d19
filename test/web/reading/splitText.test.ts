import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, splitText } from '../../../web/reading/splitText.ts';

const textOf = (pieces: Piece[]) => pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
const numbersOf = (pieces: Piece[]) => pieces.flatMap((piece) => ('text' in piece ? [] : [piece.footnote]));

describe('splitText', () => {
  const text = 'Die Allianz. Doch Seoul zögert.';

  it('keeps a footnote mark within the cited words inside them', () => {
    expect(splitText(text, [{ number: 1, offset: 12 }], { start: 4, end: 17 })).toEqual({
      before: [{ text: 'Die ', start: 0 }],
      marked: [{ text: 'Allianz.', start: 4 }, { footnote: 1 }, { text: ' Doch', start: 12 }],
      after: [{ text: ' Seoul zögert.', start: 17 }],
    });
  });

  it('leaves footnote marks at the edges of the cited words outside', () => {
    const footnotes = [
      { number: 1, offset: 4 },
      { number: 2, offset: 12 },
    ];
    const { before, marked, after } = splitText(text, footnotes, { start: 4, end: 12 });
    expect([before, marked, after].map(numbersOf)).toEqual([[1], [], [2]]);
  });

  it('marks nothing without a span, or with one beyond the text', () => {
    expect(splitText(text, []).marked).toEqual([]);
    expect(splitText(text, [], { start: 400, end: 500 }).marked).toEqual([]);
    expect(splitText(text, [], { start: 9, end: 9 }).marked).toEqual([]);
  });

  it('loses no letter and no footnote mark, and marks the cited words alone', () => {
    const footnote = fc.record({ number: fc.nat(274), offset: fc.nat(60) });
    const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 50 }),
        fc.array(footnote),
        fc.option(span),
        (any, footnotes, cited) => {
          const { before, marked, after } = splitText(any, footnotes, cited ?? undefined);
          const all = [...before, ...marked, ...after];
          expect(textOf(all)).toBe(any);
          expect(textOf(marked)).toBe(cited ? any.slice(cited.start, cited.end) : '');
          expect(numbersOf(all).toSorted()).toEqual(footnotes.map(({ number }) => number).toSorted());
          for (const piece of all) {
            if ('text' in piece) expect(any.startsWith(piece.text, piece.start)).toBe(true);
          }
        },
      ),
    );
  });
});
