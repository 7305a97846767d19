import type { LexicalHit, LexicalIndex, Similarities, VectorHit, VectorIndex } from '../types.ts';
import type { Database } from './database.ts';

/**
 * Up to so many vectors all are compared, which is exact. For the 60 nearest of 20,000 among a million that takes 18 ms, and
 * following the graph 83 ms, since so few of what it meets are wanted; of 100,000 it is 100 ms and 23 ms.
 */
const FEW = 20_000;

interface VectorRow {
  passage: string;
  sentence: number | null;
  asked: boolean;
  similarity: number;
}

/** As pgvector reads it. */
export function vectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

const COLUMNS = 'passage, sentence, asked';
/** Follows the graph, which gives them nearly in order. */
const NEAREST_OF_MANY = `
  WITH nearest AS MATERIALIZED (
    SELECT ${COLUMNS}, embedding <=> $1::vector AS distance FROM beleg_vectors
    WHERE study = ANY($2) ORDER BY distance LIMIT $3)
  SELECT ${COLUMNS}, 1 - distance AS similarity FROM nearest ORDER BY distance`;
/** Keeps the planner from following the graph: it cannot know that the wanted studies are elsewhere in it. */
const NEAREST_OF_FEW = `
  WITH few AS MATERIALIZED (
    SELECT ${COLUMNS}, embedding <=> $1::vector AS distance FROM beleg_vectors WHERE study = ANY($2))
  SELECT ${COLUMNS}, 1 - distance AS similarity FROM few ORDER BY distance LIMIT $3`;

/** The vectors of some studies, in a database. */
export class PostgresVectors implements VectorIndex {
  readonly #database: Database;
  readonly #studies: readonly string[];
  readonly #count: number;

  /** @param count of their vectors. */
  constructor(database: Database, studies: readonly string[], count: number) {
    this.#database = database;
    this.#studies = studies;
    this.#count = count;
  }

  async search(query: Float32Array, k: number): Promise<VectorHit[]> {
    const nearest = (statement: string) =>
      this.#database.query<VectorRow>(statement, [vectorText(query), this.#studies, k]);
    let rows = this.#count <= FEW ? [] : await nearest(NEAREST_OF_MANY);
    // The graph is searched up to a limit: where the studies are few of many, too few of theirs may be met.
    if (rows.length < Math.min(k, this.#count) || this.#count <= FEW) rows = await nearest(NEAREST_OF_FEW);
    return rows.map(({ passage, sentence, asked, similarity }) => ({
      key: {
        passageId: passage,
        ...(sentence !== null && { sentence }),
        ...(asked && { asked: true as const }),
      },
      similarity: numberOf(similarity),
    }));
  }

  async similarities(query: Float32Array, passageIds: Iterable<string>): Promise<Map<string, Similarities>> {
    const rows = await this.#database.query<VectorRow>(
      `SELECT passage, sentence, asked, 1 - (embedding <=> $1::vector) AS similarity FROM beleg_vectors
       WHERE study = ANY($2) AND passage = ANY($3) ORDER BY study, position`,
      [vectorText(query), this.#studies, [...passageIds]],
    );
    const found = new Map<string, Similarities>();
    for (const { passage, sentence, asked, similarity: given } of rows) {
      const similarity = numberOf(given);
      const known = found.get(passage);
      if (!known) found.set(passage, { passage: similarity, sentences: [], askedSentences: [] });
      else if (asked) {
        known.askedSentences[sentence!] = Math.max(known.askedSentences[sentence!]!, similarity);
      } else {
        known.sentences.push(similarity);
        known.askedSentences.push(0);
      }
    }
    return found;
  }

  async vectorsOf(passageIds: Iterable<string>): Promise<Map<string, Float32Array>> {
    const rows = await this.#database.query<{ passage: string; embedding: string }>(
      `SELECT passage, embedding::text AS embedding FROM beleg_vectors
       WHERE study = ANY($1) AND passage = ANY($2) AND sentence IS NULL`,
      [this.#studies, [...passageIds]],
    );
    return new Map(
      rows.map(({ passage, embedding }) => [passage, Float32Array.from(JSON.parse(embedding) as number[])]),
    );
  }
}

/** The cosine with a vector of no direction is none: it is like nothing. */
function numberOf(similarity: number): number {
  return Number.isNaN(similarity) ? 0 : similarity;
}

/** The terms of some studies, in a database. */
export class PostgresTerms implements LexicalIndex {
  readonly #database: Database;
  readonly #studies: readonly string[];

  constructor(database: Database, studies: readonly string[]) {
    this.#database = database;
    this.#studies = studies;
  }

  async search(terms: ReadonlySet<string>, k: number): Promise<LexicalHit[]> {
    if (!terms.size) return [];
    return this.#database.query<LexicalHit & Record<string, unknown>>(
      `${SCORED} WHERE study = ANY($1) AND term = ANY($2) GROUP BY passage ORDER BY score DESC, passage LIMIT $3`,
      [this.#studies, [...terms], k],
    );
  }

  async hits(terms: ReadonlySet<string>, passageIds: Iterable<string>): Promise<LexicalHit[]> {
    if (!terms.size) return [];
    return this.#database.query<LexicalHit & Record<string, unknown>>(
      `${SCORED} WHERE study = ANY($1) AND term = ANY($2) AND passage = ANY($3) GROUP BY passage`,
      [this.#studies, [...terms], [...passageIds]],
    );
  }
}

/** See `postingsOf`. */
const SCORED =
  'SELECT passage AS "passageId", sum(score) * count(*) AS score, array_agg(term) AS terms FROM beleg_postings';
