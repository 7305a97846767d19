import { addScaled, dot, unit } from './matrix.ts';
import type { Place } from './questions.ts';
import type { Key } from './types.ts';

/** Keys of a sentence, at most: more of them hold what single questions say, and find no more. */
const KEYS_A_SENTENCE = 2;
const ROUNDS = 8;

/** A question's vector, and where the study answers it. */
export interface AnsweredQuestion {
  vector: Float32Array;
  places: Place[];
}

/**
 * Readers ask for a sentence in other words than its own. The known questions that a sentence answers are grouped, and
 * the mean of each group becomes one more key to it.
 */
export function askedKeys(questions: readonly AnsweredQuestion[]): Array<{ key: Key; vector: Float32Array }> {
  const bySentence = new Map<string, { key: Key; vectors: Float32Array[] }>();
  for (const { vector, places } of questions) {
    for (const { passageId, sentences } of places) {
      for (const sentence of sentences) {
        const name = `${passageId}#${sentence}`;
        const known = bySentence.get(name) ?? { key: { passageId, sentence, asked: true }, vectors: [] };
        known.vectors.push(vector);
        bySentence.set(name, known);
      }
    }
  }
  return [...bySentence.values()].flatMap(({ key, vectors }) =>
    groupMeans(vectors, KEYS_A_SENTENCE).map((vector) => ({ key, vector })),
  );
}

/** Spherical k-means (Dhillon & Modha 2001): the unit means of at most `count` groups of unit vectors. */
export function groupMeans(vectors: readonly Float32Array[], count: number): Float32Array[] {
  const width = vectors[0]?.length ?? 0;
  const step = Math.ceil(vectors.length / count);
  let means = vectors.filter((_, i) => i % step === 0);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = means.map(() => new Float32Array(width));
    for (const vector of vectors) {
      const near = means.map((mean) => dot(mean, 0, vector, 0, width));
      addScaled(sums[near.indexOf(Math.max(...near))]!, 0, 1, vector, 0, width);
    }
    // An empty group keeps its mean.
    means = sums.map((sum, i) => unit(sum) ?? means[i]!);
  }
  return means;
}
