import { describe, expect, it } from 'vitest';
import { askedKeys, groupMeans } from '#index/askedKeys.ts';

const [east, north] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
const nearEast = Float32Array.of(Math.cos(0.1), Math.sin(0.1));

describe('groupMeans', () => {
  it('tells groups apart, whatever the order', () => {
    const expected = [Math.cos(0.05), Math.sin(0.05)];
    for (const vectors of [
      [east, nearEast, north],
      [east, north, nearEast],
      [nearEast, east, north],
      [nearEast, north, east],
      [north, east, nearEast],
      [north, nearEast, east],
    ]) {
      const means = groupMeans(vectors, 2).sort((a, b) => b[0]! - a[0]!);
      expect(means).toHaveLength(2);
      expected.forEach((value, i) => {
        expect(means[0]![i]).toBeCloseTo(value);
      });
      expect([...means[1]!]).toEqual([0, 1]);
    }
  });

  it('gives no more means than there are vectors, and none for none', () => {
    expect(groupMeans([east], 2)).toEqual([east]);
    expect(groupMeans([], 2)).toEqual([]);
  });

  it('bears opposite vectors, which have no mean', () => {
    const means = groupMeans([east, Float32Array.of(-1, 0)], 1);
    expect([...means[0]!].every(Number.isFinite)).toBe(true);
  });
});

describe('askedKeys', () => {
  it('gives each sentence that is asked for its keys, two at most', () => {
    const keys = askedKeys([
      { vector: east, places: [{ passageId: 'a', sentences: [0, 2] }] },
      { vector: north, places: [{ passageId: 'a', sentences: [0] }] },
      { vector: nearEast, places: [{ passageId: 'a', sentences: [0] }] },
      { vector: north, places: [{ passageId: 'b', sentences: [] }] },
    ]);
    expect(keys.map(({ key }) => key)).toEqual([
      { passageId: 'a', sentence: 0, asked: true },
      { passageId: 'a', sentence: 0, asked: true },
      { passageId: 'a', sentence: 2, asked: true },
    ]);
  });
});
