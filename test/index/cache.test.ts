import { expect, test } from 'vitest';
import { Cache } from '#index/cache.ts';

const LIMIT = 8;

function filled(keys: number[]) {
  const cache = new Cache<number, { key: number }>(LIMIT);
  const made: number[] = [];
  for (const key of keys) {
    const value = cache.of(key, () => {
      made.push(key);
      return { key };
    });
    expect(value).toEqual({ key });
  }
  return { cache, made };
}

test('what is remembered is not made again', () => {
  expect(filled([1, 2, 1, 2, 3, 1]).made).toEqual([1, 2, 3]);
});

test('what is used again and again is never forgotten, whatever comes between', () => {
  const keys = Array.from({ length: 1000 }, (_, i) => (i % 2 ? 0 : i));
  expect(filled(keys).made.filter((key) => key === 0)).toHaveLength(1);
});

test('of many keys at most the limit is remembered, and the last among them', () => {
  for (let count = 1; count < 5 * LIMIT; count++) {
    const keys = Array.from({ length: count }, (_, i) => i);
    // Looked at from the newest on, none of those that are remembered pushes out another before its turn.
    const { cache } = filled(keys);
    const known = keys.toReversed().filter((key) => cache.get(key));
    expect(known.length).toBeLessThanOrEqual(LIMIT);
    expect(known[0]).toBe(count - 1);
  }
});
