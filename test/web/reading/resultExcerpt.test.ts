import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundPassage } from '#server/schema.ts';
import { resultExcerpt } from '../../../web/reading/resultExcerpt.ts';

const found = (
  text: string,
  best: FoundPassage['matched']['best'],
  words: FoundPassage['matched']['best'][],
) => ({ text, matched: { best, words } }) as FoundPassage;

describe('resultExcerpt', () => {
  const text = `${'Anfang '.repeat(40)}Raketen ${'Ende '.repeat(40)}Schluss.`;
  const word = { start: 280, end: 287 };

  it('is the best sentence where that holds a matched word, or nothing was matched', () => {
    const best = { start: 270, end: 300 };
    expect(resultExcerpt(found(text, best, [word]))).toEqual(best);
    expect(resultExcerpt(found(text, { start: 0, end: 6 }, []))).toEqual({ start: 0, end: 6 });
  });

  it('is else the words around the first match, cut between words', () => {
    const { start, end } = resultExcerpt(found(text, { start: 0, end: 6 }, [word]));
    expect(text.slice(start, end)).toMatch(/^Anfang .*Raketen .*Ende$/);
    expect(end - start).toBeLessThan(200);
  });

  it('lies in the text and holds the match, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 400 }), fc.nat(), fc.nat(), (any, a, b) => {
        const start = a % (any.length - 1);
        const end = Math.min(any.length, start + 1 + (b % 20));
        const excerpt = resultExcerpt(found(any, { start: 0, end: 0 }, [{ start, end }]));
        expect(excerpt.start).toBeGreaterThanOrEqual(0);
        expect(excerpt.start).toBeLessThanOrEqual(start);
        expect(excerpt.end).toBeGreaterThanOrEqual(end);
        expect(excerpt.end).toBeLessThanOrEqual(any.length);
      }),
    );
  });
});
