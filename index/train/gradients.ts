import { addScaled, dot } from '../matrix.ts';
import type { Encoded, StaticModel } from './staticModel.ts';
import type { TokenBatch } from './tokenBatch.ts';

/** Rows of slopes, and which of them are not zero. */
class TouchedRows {
  readonly values: Float32Array;
  readonly #width: number;
  readonly #isTouched: Uint8Array;
  rows: number[] = [];

  constructor(count: number, width: number) {
    this.values = new Float32Array(count * width);
    this.#width = width;
    this.#isTouched = new Uint8Array(count);
  }

  touch(row: number): void {
    if (this.#isTouched[row]) return;
    this.#isTouched[row] = 1;
    this.rows.push(row);
  }

  clear(): void {
    for (const row of this.rows) {
      this.values.fill(0, row * this.#width, (row + 1) * this.#width);
      this.#isTouched[row] = 0;
    }
    this.rows = [];
  }
}

/** Slopes of the loss by the model's parts and weights, for one step. */
export class Gradients {
  readonly model: StaticModel;
  readonly parts: TouchedRows;
  readonly logWeights: TouchedRows;
  readonly #tokens: TouchedRows;

  constructor(model: StaticModel) {
    this.model = model;
    this.parts = new TouchedRows(model.composition.count, model.width);
    this.logWeights = new TouchedRows(model.tokens, 1);
    this.#tokens = new TouchedRows(model.tokens, model.width);
  }

  /**
   * Back through the division by the length: d sum = (dv − (dv · v) v) / length. Every token of the text gets that.
   * `slopes`: d loss / d vectors, row by row.
   */
  add(texts: TokenBatch, { vectors, lengths }: Encoded, slopes: Float32Array): void {
    const { width } = this.model;
    const slope = new Float32Array(width);
    for (let i = 0; i < lengths.length; i++) {
      const at = i * width;
      const along = dot(slopes, at, vectors, at, width);
      for (let k = 0; k < width; k++) slope[k] = (slopes[at + k]! - along * vectors[at + k]!) / lengths[i]!;
      for (let t = texts.starts[i]!; t < texts.starts[i + 1]!; t++) {
        const token = texts.ids[t]!;
        this.#tokens.touch(token);
        addScaled(this.#tokens.values, token * width, 1, slope, 0, width);
      }
    }
  }

  /** From tokens to their parts and weights: to be called once, when all texts of the step were added. */
  spread(): void {
    const { width, parts, composition } = this.model;
    const { starts, ids } = composition.parts;
    for (const token of this.#tokens.rows) {
      const share = this.model.shareOf(token);
      let weightSlope = 0;
      for (let p = starts[token]!; p < starts[token + 1]!; p++) {
        const part = ids[p]!;
        this.parts.touch(part);
        weightSlope += share * dot(this.#tokens.values, token * width, parts, part * width, width);
        addScaled(this.parts.values, part * width, share, this.#tokens.values, token * width, width);
      }
      this.logWeights.touch(token);
      this.logWeights.values[token] = weightSlope;
    }
  }

  clear(): void {
    this.parts.clear();
    this.logWeights.clear();
    this.#tokens.clear();
  }
}
