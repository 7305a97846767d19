import { describe, expect, it } from 'vitest';
import { dot } from '#index/matrix.ts';
import { Gradients } from '#index/train/gradients.ts';
import { infoNce, RIGHT, UNCOMPARED } from '#index/train/infoNce.ts';
import { learnLexicon } from '#index/train/learnLexicon.ts';
import { type Example, learnQuestions } from '#index/train/learnQuestions.ts';
import { addPairGradients } from '#index/train/pairs.ts';
import { createRandom } from '#index/train/random.ts';
import type { Recipe } from '#index/train/recipe.ts';
import { poolTexts, StaticModel } from '#index/train/staticModel.ts';
import { tokenBatch } from '#index/train/tokenBatch.ts';
import { tokenParts } from '#index/train/tokenParts.ts';
import { trainVocabulary, WordCounts } from '#index/train/vocabulary.ts';
import { WordPiece } from '#index/train/wordPiece.ts';

const GROUPS = [
  ['Heer', 'Armee', 'army'],
  ['Geld', 'Knete', 'money'],
  ['Schiff', 'Kahn', 'ship'],
  ['Vertrag', 'Pakt', 'treaty'],
];
const KEYS = {
  passageTexts: ['Das Heer ist groß.', 'Geld fehlt.', 'Der Vertrag gilt.'],
  sentenceTexts: ['Das Heer ist groß.', 'Geld fehlt.', 'Der Vertrag gilt.'],
  passageOf: Int32Array.of(0, 1, 2),
};
const EXAMPLES: Example[] = ['How big is the army?', 'Wer hat Knete?', 'Which pact holds?'].map(
  (text, i) => ({
    text,
    target: { passages: [i], sentences: [i] },
  }),
);
const RECIPE: Recipe = {
  seed: 7,
  width: 8,
  lexicon: { temperature: 0.1, steps: 60, batch: 4, rate: 0.02 },
  questions: {
    runs: 2,
    epochs: 40,
    temperature: 0.1,
    batch: 3,
    rate: 0.02,
    weights: { passage: 0.5, sentence: 0.5, search: 1 },
    pairs: 4,
    pairWeight: 0.5,
    typos: 0.1,
    dropout: 0.1,
  },
};

function toyWordPiece(): WordPiece {
  const counts = new WordCounts();
  for (const text of [...GROUPS.flat(), ...KEYS.passageTexts, ...EXAMPLES.map(({ text }) => text)])
    counts.add(text, 10);
  return new WordPiece(trainVocabulary(counts, 200));
}

async function train() {
  const wordPiece = toyWordPiece();
  const lines: string[] = [];
  const model = learnLexicon(wordPiece, GROUPS, RECIPE, (line) => lines.push(line));
  const table = await learnQuestions(model, wordPiece, EXAMPLES, KEYS, GROUPS, RECIPE, (line) =>
    lines.push(line),
  );
  const vectorsOf = (texts: string[]) =>
    poolTexts(table, RECIPE.width, tokenBatch(texts.map((text) => wordPiece.encode(text)))).vectors;
  return { table, lines, vectorsOf };
}

describe('learnLexicon and learnQuestions', async () => {
  const { table, lines, vectorsOf } = await train();

  it('lower the loss until every question finds its passage', () => {
    const losses = lines
      .filter((line) => line.startsWith('questions: run 1'))
      .map((line) => Number(line.split('loss ')[1]));
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 4);
    const [questions, passages] = [EXAMPLES.map(({ text }) => text), KEYS.passageTexts].map(vectorsOf);
    const { width } = RECIPE;
    EXAMPLES.forEach((_, i) => {
      const similarities = EXAMPLES.map((_, j) => dot(questions!, i * width, passages!, j * width, width));
      expect(similarities.indexOf(Math.max(...similarities))).toBe(i);
    });
  });

  it('make the same model, bit for bit, from the same seed', async () => {
    const again = await train();
    expect(Buffer.from(again.table.buffer).equals(Buffer.from(table.buffer))).toBe(true);
    // The runs go side by side: their lines come in any order.
    expect(again.lines.sort()).toEqual([...lines].sort());
  });
});

describe('addPairGradients', () => {
  it('gives the slopes that differences of the loss give', () => {
    const wordPiece = toyWordPiece();
    const model = new StaticModel(tokenParts(wordPiece.tokens), RECIPE.width);
    model.randomize(createRandom(3));
    const pairs = GROUPS.map(([first, second]) => [first!, second!] as [string, string]);
    const encode = (text: string) => wordPiece.encode(text);
    const lossOf = () => {
      model.changed();
      return addPairGradients(model, new Gradients(model), pairs, encode, 0.5, 1);
    };
    const gradients = new Gradients(model);
    addPairGradients(model, gradients, pairs, encode, 0.5, 1);
    gradients.spread();
    const token = wordPiece.encode('Heer')[0]!;
    const part = model.composition.parts.ids[model.composition.parts.starts[token + 1]! - 1]!;
    const checks: Array<[values: Float32Array, slopes: Float32Array, at: number]> = [
      [model.parts, gradients.parts.values, part * RECIPE.width + 2],
      [model.logWeights, gradients.logWeights.values, token],
    ];
    for (const [values, slopes, at] of checks) {
      const held = values[at]!;
      values[at] = held + 1e-2;
      const above = lossOf();
      values[at] = held - 1e-2;
      const below = lossOf();
      values[at] = held;
      expect(slopes[at]).toBeCloseTo((above - below) / 2e-2, 3);
    }
  });
});

describe('infoNce', () => {
  it('is the negative logarithm of the right share, without the uncompared', () => {
    const scores = Float32Array.of(0, 0, 9, 0);
    const relation = Int8Array.of(RIGHT, 0, UNCOMPARED, 0);
    const slopes = new Float32Array(4);
    expect(infoNce({ rows: 1, columns: 4, scores, relation }, 1, 1, slopes)).toBeCloseTo(Math.log(3));
    expect(slopes[0]).toBeCloseTo(-2 / 3);
    expect(slopes[1]).toBeCloseTo(1 / 3);
    expect(slopes[2]).toBe(0);
  });
});
