import { describe, expect, it } from 'vitest';
import { createRandom } from '#index/train/random.ts';
import { fitChoices } from '#server/answer/calibrate/conditionalLogit.ts';

describe('fitChoices', () => {
  it('finds the weights that choices were made by', () => {
    const random = createRandom(1);
    const truth = { near: 2, long: -1 };
    const choices = Array.from({ length: 4000 }, () => {
      const alternatives = Array.from({ length: 5 }, () => ({ near: random(), long: random() }));
      const powers = alternatives.map(({ near, long }) => Math.exp(truth.near * near + truth.long * long));
      const sums = powers.map((_, i) => powers.slice(0, i + 1).reduce((sum, power) => sum + power, 0));
      const drawn = random() * sums.at(-1)!;
      return { alternatives, right: [sums.findIndex((sum) => sum > drawn)] };
    });
    const weights = fitChoices(choices, 1e-6);
    expect(Math.abs(weights.near - truth.near)).toBeLessThan(0.2);
    expect(Math.abs(weights.long - truth.long)).toBeLessThan(0.2);
  });

  it('keeps finite where one feature tells every choice', () => {
    const choices = Array.from({ length: 20 }, () => ({
      alternatives: [{ right: 1 }, { right: 0 }, { right: 0 }],
      right: [0],
    }));
    const { right } = fitChoices(choices, 0.01);
    expect(right).toBeGreaterThan(3);
    expect(Number.isFinite(right)).toBe(true);
  });
});
