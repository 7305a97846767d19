import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMarkers } from '../../../web/citing/splitMarkers.ts';

describe('splitMarkers', () => {
  it('puts each citation behind the words that it belongs to', () => {
    expect(splitMarkers('Seoul zögert. [1] Tokio nicht. [2] [3]', [1, 2, 3])).toEqual([
      { text: 'Seoul zögert.', citations: [1] },
      { text: 'Tokio nicht.', citations: [2, 3] },
    ]);
  });

  it('puts citations without a marker at the end', () => {
    expect(splitMarkers('Seoul zögert.', [1, 2])).toEqual([{ text: 'Seoul zögert.', citations: [1, 2] }]);
    expect(splitMarkers('Seoul zögert. [1]', [1, 2])).toEqual([
      { text: 'Seoul zögert.', citations: [1] },
      { text: '', citations: [2] },
    ]);
  });

  it('leaves brackets that are no marker alone', () => {
    expect(splitMarkers('Im Jahr [2020] so.', [1])).toEqual([{ text: 'Im Jahr [2020] so.', citations: [1] }]);
    expect(splitMarkers('', [])).toEqual([]);
  });

  it('finds the sentences again that were put together', () => {
    const sentence = fc.record({
      text: fc.constantFrom('Seoul zögert.', 'Tokio nicht.', 'Ja!'),
      citations: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(sentence), (sentences) => {
        const text = sentences
          .map((each) => `${each.text} ${each.citations.map((n) => `[${n}]`).join('')}`)
          .join(' ');
        expect(
          splitMarkers(
            text,
            sentences.flatMap(({ citations }) => citations),
          ),
        ).toEqual(sentences);
      }),
    );
  });
});
