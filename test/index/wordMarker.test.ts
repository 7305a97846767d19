import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundSplitter, createAnalyzer } from '#index/text.ts';
import { createWordMarker } from '#index/wordMarker.ts';

const analyze = createAnalyzer(compoundSplitter(['raketen', 'abwehr', 'truppen']));
const mark = createWordMarker(analyze);
const marked = (text: string, query: string) =>
  mark(text, analyze(query)).map(({ start, end }) => text.slice(start, end));

describe('createWordMarker', () => {
  it('finds words in any form, and compounds by their parts', () => {
    expect(marked('Die Raketenabwehr: 55 300 Soldaten und ihre Rakete.', 'Raketen')).toEqual([
      'Raketenabwehr',
      'Rakete',
    ]);
    expect(marked('Mit 55 300 Soldaten', '55.300')).toEqual(['55 300']);
  });

  it('finds nothing where nothing is asked for', () => {
    expect(marked('Die Raketenabwehr', 'die und')).toEqual([]);
  });

  it('gives words of the text, in order, each with a term of the query', () => {
    const text = fc
      .array(fc.constantFrom('Raketen', 'abwehr', 'Truppen-', '30 000', 'ä', ' ', '. '))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (said, asked) => {
        const wanted = analyze(asked);
        let from = 0;
        for (const { start, end } of mark(said, wanted)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(analyze(said.slice(start, end)).some((term) => wanted.includes(term))).toBe(true);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(said.length);
      }),
    );
  });
});
