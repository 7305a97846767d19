import { describe, expect, it } from 'vitest';
import { metNear } from '#server/answer/metNear.ts';
import { analyze } from '#server/answer/question.ts';
import { createWordMatcher } from '#server/answer/wordMatch.ts';
import { parts } from '../../parts.ts';

const match = createWordMatcher(parts.encoder);

async function metIn(question: string, results = 8): Promise<number> {
  return metNear(analyze(question), await parts.search(question, results), match);
}

describe('metNear', () => {
  it('is higher for what the text is on than for what it has nothing to do with', async () => {
    const near = await metIn('Wo sind die US-Truppen in Japan stationiert?');
    const far = await metIn('Was verdiente ein Schaffner der Straßenbahn?');
    expect(near).toBeGreaterThan(0.8);
    expect(far).toBeLessThan(0.4);
  });

  it('counts words that are asked of any text little', async () => {
    const [result] = await parts.search('Truppen', 1);
    const passage = { ...result!.passage, path: [], text: 'Wie viele Jahre kostet es?' };
    const met = (question: string) => metNear(analyze(question), [{ ...result!, passage }], match);
    expect(await met('Wie viele Schaffner?')).toBeLessThan(0.25);
    expect(await met('Wie viele Jahre?')).toBe(1);
  });

  it('is nothing where nothing was found, or nothing is asked for', async () => {
    expect(await metNear(analyze('Wie viele Schaffner?'), [], match)).toBe(0);
    expect(await metIn('Was ist das?')).toBe(0);
  });
});
