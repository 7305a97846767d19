import type { Embedder } from '#index/types.ts';
import { similarity } from '#index/vector.ts';
import type { Statement } from '../statements.ts';

/**
 * Least cosine of a claim and the sentences that it cites, by the shipped encoder: of 128 claims written by hand that are
 * borne out all have .52 or more, of such claims and other sentences one in a hundred has .36.
 */
const LEAST_ALIKE = 0.4;

/** Whether a claim speaks of what its evidence speaks of. */
export type SubjectCheck = (claim: string, evidence: Statement[]) => Promise<boolean>;

export function createSubjectCheck(embedder: Embedder): SubjectCheck {
  return async (claim, evidence) => {
    const texts = [claim, evidence.map(({ text }) => text).join(' ')];
    const [said, cited] = await embedder.embed(texts, 'passage');
    const values = cited!;
    return similarity(said!, { rows: 1, dimensions: embedder.dimensions, values }, 0) >= LEAST_ALIKE;
  };
}
