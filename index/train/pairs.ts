import { dotProducts } from '../matrix.ts';
import type { Gradients } from './gradients.ts';
import { backThroughDotProducts, infoNce, RIGHT, UNCOMPARED } from './infoNce.ts';
import type { SynonymGroup } from './lexicon.ts';
import { type Random, randomInteger, shuffle } from './random.ts';
import type { StaticModel } from './staticModel.ts';
import { type TokenBatch, tokenBatch } from './tokenBatch.ts';

/** Deals pairs of synonyms: every group once before any comes again. */
export class LexiconPairs {
  readonly #groups: readonly SynonymGroup[];
  readonly #random: Random;
  readonly #order: Int32Array;
  #next: number;

  constructor(groups: readonly SynonymGroup[], random: Random) {
    this.#groups = groups;
    this.#random = random;
    this.#order = Int32Array.from(groups, (_, i) => i);
    this.#next = groups.length;
  }

  take(count: number): Array<[string, string]> {
    return Array.from({ length: count }, () => this.#takeOne());
  }

  #takeOne(): [string, string] {
    if (this.#next >= this.#order.length) {
      shuffle(this.#order, this.#random);
      this.#next = 0;
    }
    const group = this.#groups[this.#order[this.#next++]!]!;
    const first = randomInteger(this.#random, group.length);
    const second = (first + 1 + randomInteger(this.#random, group.length - 1)) % group.length;
    return [group[first]!, group[second]!];
  }
}

/** Adds the gradients of InfoNCE, asked both ways, of a batch of pairs to `gradients`; returns the loss. */
export function addPairGradients(
  model: StaticModel,
  gradients: Gradients,
  pairs: ReadonlyArray<[string, string]>,
  encode: (text: string) => number[],
  temperature: number,
  weight: number,
): number {
  const size = pairs.length;
  const { width } = model;
  const [left, right] = [0, 1].map((side) => tokenBatch(pairs.map((pair) => encode(pair[side]!)))) as [
    TokenBatch,
    TokenBatch,
  ];
  const a = model.encode(left);
  const b = model.encode(right);
  const scores = new Float32Array(size * size);
  dotProducts(a.vectors, size, b.vectors, size, width, scores);
  const comparison = { rows: size, columns: size, scores, relation: relationOf(pairs) };
  const slopes = new Float32Array(size * size);
  const loss =
    infoNce(comparison, temperature, weight / 2, slopes, 'query') / 2 +
    infoNce(comparison, temperature, weight / 2, slopes, 'key') / 2;
  const { aSlopes, bSlopes } = backThroughDotProducts(slopes, a.vectors, size, b.vectors, size, width);
  gradients.add(left, a, aSlopes);
  gradients.add(right, b, bSlopes);
  return loss;
}

/** The same word in two pairs is no wrong answer. */
function relationOf(pairs: ReadonlyArray<[string, string]>): Int8Array {
  const size = pairs.length;
  const relation = new Int8Array(size * size);
  const byText = new Map<string, number[]>();
  pairs.forEach((pair, i) => {
    for (const text of pair) {
      const others = byText.get(text) ?? [];
      for (const other of others) {
        relation[i * size + other] = UNCOMPARED;
        relation[other * size + i] = UNCOMPARED;
      }
      byText.set(text, [...others, i]);
    }
  });
  for (let i = 0; i < size; i++) relation[i * size + i] = RIGHT;
  return relation;
}
