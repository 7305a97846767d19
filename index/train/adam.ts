import type { Gradients } from './gradients.ts';
import type { StaticModel } from './staticModel.ts';

/** The values of Kingma & Ba 2015. */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/**
 * Adam (Kingma & Ba 2015) for the touched rows alone: the moments of the others rest, as in PyTorch's SparseAdam.
 * A step costs what its batch costs, not what the table costs.
 */
export class SparseAdam {
  readonly #model: StaticModel;
  readonly #parts: Moments;
  readonly #logWeights: Moments;
  #steps = 0;

  constructor(model: StaticModel) {
    this.#model = model;
    this.#parts = new Moments(model.parts.length);
    this.#logWeights = new Moments(model.tokens);
  }

  /** Takes the gradients, which are empty afterwards. Rates: of the parts' vectors, of the tokens' weights. */
  step(gradients: Gradients, rate: number, weightRate: number): void {
    gradients.spread();
    this.#steps++;
    const corrected = Math.sqrt(1 - BETA2 ** this.#steps) / (1 - BETA1 ** this.#steps);
    const { width, parts, logWeights } = this.#model;
    for (const row of gradients.parts.rows) {
      this.#parts.step(parts, gradients.parts.values, row * width, (row + 1) * width, rate * corrected);
    }
    for (const token of gradients.logWeights.rows) {
      this.#logWeights.step(
        logWeights,
        gradients.logWeights.values,
        token,
        token + 1,
        weightRate * corrected,
      );
    }
    gradients.clear();
    this.#model.changed();
  }
}

class Moments {
  readonly #first: Float32Array;
  readonly #second: Float32Array;

  constructor(size: number) {
    this.#first = new Float32Array(size);
    this.#second = new Float32Array(size);
  }

  step(values: Float32Array, slopes: Float32Array, from: number, to: number, rate: number): void {
    const first = this.#first;
    const second = this.#second;
    for (let i = from; i < to; i++) {
      const slope = slopes[i]!;
      const m = BETA1 * first[i]! + (1 - BETA1) * slope;
      const v = BETA2 * second[i]! + (1 - BETA2) * slope * slope;
      first[i] = m;
      second[i] = v;
      values[i] = values[i]! - (rate * m) / (Math.sqrt(v) + EPSILON);
    }
  }
}
