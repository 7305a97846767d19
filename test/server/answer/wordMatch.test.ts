import { expect, it } from 'vitest';
import { dot } from '#index/matrix.ts';
import { contentOf, createWordMatcher } from '#server/answer/wordMatch.ts';
import { parts } from '../../parts.ts';

const { encoder } = parts;
const question = 'Welche Armee hat Japan?';
const texts = ['Die japanischen Streitkräfte sind stark.', 'Japan hat eine Armee.', 'Und so?', ''];

it('compares each word of a question with the nearest of a text', async () => {
  const vectorOf = async (word: string) => (await encoder.embed([word], 'query'))[0]!;
  const matches = await createWordMatcher(encoder)(question, texts);
  for (const [i, text] of texts.entries()) {
    const held = contentOf(text);
    const met = await Promise.all(
      contentOf(question).map(async (word) => {
        const vector = await vectorOf(word);
        const near = await Promise.all(
          held.map(async (other) => dot(vector, 0, await vectorOf(other), 0, encoder.dimensions)),
        );
        return held.includes(word) ? 1 : Math.max(0, ...near);
      }),
    );
    expect(matches[i]).toEqual({
      least: Math.min(...met),
      mean: met.reduce((sum, each) => sum + each, 0) / met.length,
      words: contentOf(question).map((word, at) => ({ word, similarity: met[at] })),
    });
  }
});

it('meets a word by one of its meaning', async () => {
  const [near, far] = await createWordMatcher(encoder)('Armee', ['Streitkräfte', 'Handel']);
  expect(near!.least).toBeGreaterThan(far!.least);
});

it('embeds each word once', async () => {
  const embedded: string[] = [];
  const match = createWordMatcher({
    ...encoder,
    embed(words, role) {
      embedded.push(...words);
      return encoder.embed(words, role);
    },
  });
  for (let i = 0; i < 3; i++) await match(question, texts);
  expect(embedded.toSorted()).toEqual([...new Set(embedded)].toSorted());
});
