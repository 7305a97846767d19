import type { ClientBase } from 'pg';
import type { Study } from '#corpus/types.ts';
import { entryOf } from '../studyEntry.ts';
import type { Key } from '../types.ts';
import type { Matrix } from '../vector.ts';
import { vectorText } from './postgresIndex.ts';
import { postingsOf } from './postings.ts';

/** Rows sent at once: a vector takes 5 kB. */
const VECTORS_A_STATEMENT = 500;
const POSTINGS_A_STATEMENT = 5000;

/** What stands in the row of a study beside its text. */
interface StudyRow {
  fingerprint: string;
  /** None of the shipped study's. */
  file: string | null;
  vectors: number;
}

/** @returns whether there was none of this id yet. Of two that write the same at once, one waits here for the other. */
export async function writeStudy(
  client: ClientBase,
  study: Study,
  { fingerprint, file, vectors }: StudyRow,
): Promise<boolean> {
  const { id, title, passages, sections } = entryOf(study);
  const { rowCount } = await client.query(
    `INSERT INTO beleg_studies (id, title, passages, sections, file, fingerprint, vectors, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    [id, title, passages, sections, file, fingerprint, vectors, JSON.stringify(study)],
  );
  return rowCount === 1;
}

export async function writeVectors(
  client: ClientBase,
  study: string,
  keys: readonly Key[],
  { dimensions, values }: Matrix,
): Promise<void> {
  for (let from = 0; from < keys.length; from += VECTORS_A_STATEMENT) {
    const batch = keys.slice(from, from + VECTORS_A_STATEMENT);
    await client.query(
      `INSERT INTO beleg_vectors (study, position, passage, sentence, asked, embedding)
       SELECT $1, t.position, t.passage, t.sentence, t.asked, t.embedding::vector
       FROM unnest($2::int[], $3::text[], $4::int[], $5::bool[], $6::text[]) AS t (position, passage, sentence, asked, embedding)`,
      [
        study,
        batch.map((_, at) => from + at),
        batch.map(({ passageId }) => passageId),
        batch.map(({ sentence }) => sentence ?? null),
        batch.map(({ asked }) => asked ?? false),
        batch.map((_, at) =>
          vectorText(values.subarray((from + at) * dimensions, (from + at + 1) * dimensions)),
        ),
      ],
    );
  }
}

export async function writePostings(client: ClientBase, study: Study): Promise<void> {
  const postings = await postingsOf(study);
  for (let from = 0; from < postings.length; from += POSTINGS_A_STATEMENT) {
    const batch = postings.slice(from, from + POSTINGS_A_STATEMENT);
    await client.query(
      `INSERT INTO beleg_postings (study, term, passage, score)
       SELECT $1, t.term, t.passage, t.score FROM unnest($2::text[], $3::text[], $4::float8[]) AS t (term, passage, score)`,
      [
        study.id,
        batch.map(({ term }) => term),
        batch.map(({ passage }) => passage),
        batch.map(({ score }) => score),
      ],
    );
  }
}
