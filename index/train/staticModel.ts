import { addScaled, dot } from '../matrix.ts';
import type { Random } from './random.ts';
import { sizeOf, type TokenBatch } from './tokenBatch.ts';
import type { TokenParts } from './tokenParts.ts';

/** Added to a length, so that a text without tokens has the zero vector. */
const TINY = 1e-12;

/** Texts as unit vectors, row by row, and the lengths they had. */
export interface Encoded {
  readonly vectors: Float32Array;
  readonly lengths: Float32Array;
}

/** Each text as the sum of its tokens' rows of the table, brought to length one (what a mean would be, too). */
export function poolTexts(table: Float32Array, width: number, texts: TokenBatch): Encoded {
  const vectors = new Float32Array(sizeOf(texts) * width);
  const lengths = new Float32Array(sizeOf(texts));
  for (let i = 0; i < lengths.length; i++) {
    const at = i * width;
    for (let t = texts.starts[i]!; t < texts.starts[i + 1]!; t++) {
      addScaled(vectors, at, 1, table, texts.ids[t]! * width, width);
    }
    const length = Math.sqrt(dot(vectors, at, vectors, at, width)) + TINY;
    lengths[i] = length;
    for (let k = 0; k < width; k++) vectors[at + k] = vectors[at + k]! / length;
  }
  return { vectors, lengths };
}

/**
 * A token's vector is its weight times the sum of its parts' vectors, divided by the root of their number. Weights
 * are kept as logarithms, and so stay positive. Only the tokens' vectors are exported: the parts are for learning.
 */
export class StaticModel {
  readonly parts: Float32Array;
  readonly logWeights: Float32Array;
  readonly tokens: number;
  readonly width: number;
  readonly composition: TokenParts;
  readonly #table: Float32Array;
  readonly #isComposed: Uint8Array;

  constructor(composition: TokenParts, width: number) {
    this.composition = composition;
    this.width = width;
    this.tokens = sizeOf(composition.parts);
    this.parts = new Float32Array(composition.count * width);
    this.logWeights = new Float32Array(this.tokens);
    this.#table = new Float32Array(this.tokens * width);
    this.#isComposed = new Uint8Array(this.tokens);
  }

  /** Vectors drawn evenly, of about unit length. */
  randomize(random: Random): void {
    const reach = Math.sqrt(3 / this.width);
    for (let i = 0; i < this.parts.length; i++) this.parts[i] = (2 * random() - 1) * reach;
  }

  /** These tokens carry no meaning, and never will: a weight of zero has no slope. */
  silence(tokens: readonly number[]): void {
    for (const token of tokens) this.logWeights[token] = -Infinity;
  }

  /** To be called when parts or weights have changed. */
  changed(): void {
    this.#isComposed.fill(0);
  }

  /** What each part counts in a token's vector. */
  shareOf(token: number): number {
    const { starts } = this.composition.parts;
    return Math.exp(this.logWeights[token]!) / Math.sqrt(starts[token + 1]! - starts[token]!);
  }

  encode(texts: TokenBatch): Encoded {
    for (const token of texts.ids) this.#compose(token);
    return poolTexts(this.#table, this.width, texts);
  }

  /** Every token's vector, row by row: what is exported. A plain mean of these rows has the direction of the text. */
  table(): Float32Array {
    for (let token = 0; token < this.tokens; token++) this.#compose(token);
    return this.#table;
  }

  #compose(token: number): void {
    if (this.#isComposed[token]) return;
    this.#isComposed[token] = 1;
    const { width } = this;
    const { starts, ids } = this.composition.parts;
    const share = this.shareOf(token);
    this.#table.fill(0, token * width, (token + 1) * width);
    for (let p = starts[token]!; p < starts[token + 1]!; p++) {
      addScaled(this.#table, token * width, share, this.parts, ids[p]! * width, width);
    }
  }
}
