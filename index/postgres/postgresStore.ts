import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type { ClientBase, PoolClient } from 'pg';
import type { Study } from '#corpus/types.ts';
import { embedStudy, fingerprintOf, type IndexOptions } from '../build.ts';
import { sha256 } from '../store.ts';
import { entryOf } from '../studyEntry.ts';
import type { Embedder, StudyEntry, StudyIndex, StudyStore } from '../types.ts';
import { Database, DatabaseError } from './database.ts';
import { PostgresTerms, PostgresVectors, vectorText } from './postgresIndex.ts';
import { postingsOf } from './postings.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));
/** Any number, the same for all servers. */
const SCHEMA_LOCK = 2_114_003_771;

/** Rows sent at once. */
const BATCH = 500;
/** Studies kept in memory. */
const OPEN = 32;

interface PostgresStoreOptions {
  /** `DATABASE_URL`. */
  url: string;
  /** `DATABASE_READ_URL`: a replica that searches go to. What was just added is looked for in the database itself. */
  readUrl?: string | undefined;
  embedder: Embedder;
}

interface StudyRow {
  id: string;
  title: string;
  passages: number;
  sections: number;
  file: string | null;
  added_at: Date;
  fingerprint: string;
}

/** Studies in a PostgreSQL database with pgvector, which several servers may share. */
export class PostgresStore implements StudyStore {
  readonly #database: Database;
  readonly #replica: Database;
  readonly #embedder: Embedder;
  #shipped: string | undefined;
  /** By id and stamp, those used last at the end. */
  readonly #open = new Map<string, Study>();

  private constructor(database: Database, replica: Database, embedder: Embedder) {
    this.#database = database;
    this.#replica = replica;
    this.#embedder = embedder;
  }

  /**
   * Connects, and brings the schema up to date.
   * @throws {DatabaseError} where the database cannot be used, or holds the vectors of another encoder.
   */
  static async open({ url, readUrl, embedder }: PostgresStoreOptions): Promise<PostgresStore> {
    const database = new Database('DATABASE_URL', url);
    const replica = readUrl ? new Database('DATABASE_READ_URL', readUrl) : database;
    const store = new PostgresStore(database, replica, embedder);
    try {
      await database.use((client) => store.#prepare(client));
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async #prepare(client: PoolClient): Promise<void> {
    const engine = await this.#database.engine(client);
    if (engine.hasAdvisoryLocks) await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
    try {
      for (const statement of engine.install) await client.query(statement);
      await migrate(client);
      const { id, dimensions } = this.#embedder;
      await client.query(
        'INSERT INTO beleg_encoder (id, dimensions) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM beleg_encoder)',
        [id, dimensions],
      );
      const { rows } = await client.query<{ id: string }>('SELECT id FROM beleg_encoder');
      if (rows[0]!.id !== id) {
        throw new DatabaseError(
          `DATABASE_URL: the database holds the vectors of the encoder ${rows[0]!.id}, and ENCODER is ${id}; expected is that encoder, or an empty database`,
        );
      }
      await client.query(vectorTable(dimensions));
      await client.query(
        'CREATE INDEX IF NOT EXISTS beleg_vectors_passages ON beleg_vectors (study, passage)',
      );
      await client.query(engine.graph);
    } finally {
      if (engine.hasAdvisoryLocks) await client.query('SELECT pg_advisory_unlock($1)', [SCHEMA_LOCK]);
    }
  }

  async ship(study: Study, options: IndexOptions): Promise<void> {
    this.#shipped = study.id;
    const fingerprint = fingerprintOf(study, options.questions ?? [], this.#embedder);
    if ((await this.#fingerprint(this.#database, study.id)) === fingerprint) return;
    await this.#database.transact(async (client) => {
      // Of several servers that start at once, one embeds, and the others wait for it.
      await client.query('SELECT id FROM beleg_encoder FOR UPDATE');
      const { rows } = await client.query<{ fingerprint: string }>(
        'SELECT fingerprint FROM beleg_studies WHERE id = $1',
        [study.id],
      );
      if (rows[0]?.fingerprint === fingerprint) return;
      options.progress?.say?.('no index of this study and encoder in the database yet: building it');
      await client.query('DELETE FROM beleg_studies WHERE id = $1', [study.id]);
      await this.#insert(client, study, fingerprint, null, options);
    });
  }

  async list(): Promise<StudyEntry[]> {
    const rows = await this.#database.query<StudyRow>(
      'SELECT id, title, passages, sections, file, added_at FROM beleg_studies ORDER BY added_at, id',
    );
    const entries = rows.map(
      ({ id, title, passages, sections, file, added_at }): StudyEntry => ({
        id,
        title,
        passages,
        sections,
        ...(file !== null && { file, addedAt: added_at.toISOString() }),
      }),
    );
    const isShipped = ({ id }: StudyEntry) => id === this.#shipped;
    return [...entries.filter(isShipped), ...entries.filter((entry) => !isShipped(entry))];
  }

  async add(study: Study, file: string, options: IndexOptions = {}): Promise<boolean> {
    const fingerprint = fingerprintOf(study, [], this.#embedder);
    return this.#database.transact((client) => this.#insert(client, study, fingerprint, file, options));
  }

  /** @returns whether there was none of this id yet. */
  async #insert(
    client: ClientBase,
    study: Study,
    fingerprint: string,
    file: string | null,
    options: IndexOptions,
  ): Promise<boolean> {
    const { id, title, passages, sections } = entryOf(study);
    // First: of two that add the same at once, one waits here for the other.
    const { rowCount } = await client.query(
      `INSERT INTO beleg_studies (id, title, passages, sections, file, fingerprint, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [id, title, passages, sections, file, fingerprint, JSON.stringify(study)],
    );
    if (!rowCount) return false;
    const { keys, matrix } = await embedStudy(study, this.#embedder, options);
    const { dimensions, values } = matrix;
    for (let from = 0; from < keys.length; from += BATCH) {
      const batch = keys.slice(from, from + BATCH);
      await client.query(
        `INSERT INTO beleg_vectors (study, position, passage, sentence, asked, embedding)
         SELECT $1, t.position, t.passage, t.sentence, t.asked, t.embedding::vector
         FROM unnest($2::int[], $3::text[], $4::int[], $5::bool[], $6::text[]) AS t (position, passage, sentence, asked, embedding)`,
        [
          id,
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
    const postings = await postingsOf(study);
    for (let from = 0; from < postings.length; from += BATCH) {
      const batch = postings.slice(from, from + BATCH);
      await client.query(
        `INSERT INTO beleg_postings (study, term, passage, score)
         SELECT $1, t.term, t.passage, t.score FROM unnest($2::text[], $3::text[], $4::float8[]) AS t (term, passage, score)`,
        [
          id,
          batch.map(({ term }) => term),
          batch.map(({ passage }) => passage),
          batch.map(({ score }) => score),
        ],
      );
    }
    return true;
  }

  async remove(id: string): Promise<boolean> {
    if (id === this.#shipped) return false;
    const rows = await this.#database.query(
      'DELETE FROM beleg_studies WHERE id = $1 AND file IS NOT NULL RETURNING id',
      [id],
    );
    return rows.length > 0;
  }

  async load(id: string): Promise<Study | undefined> {
    const stamp = (await this.#stamp(this.#replica, id)) ?? (await this.#stamp(this.#database, id));
    if (stamp === undefined) return undefined;
    const key = `${id} ${stamp}`;
    const study = this.#open.get(key) ?? (await this.#content(id));
    if (!study) return undefined;
    this.#open.delete(key);
    this.#open.set(key, study);
    for (const [oldest] of this.#open) {
      if (this.#open.size <= OPEN) break;
      this.#open.delete(oldest);
    }
    return study;
  }

  async index(ids: readonly string[]): Promise<StudyIndex> {
    const rows = await this.#replica.query<StudyRow>(
      'SELECT id, fingerprint FROM beleg_studies WHERE id = ANY($1)',
      [ids],
    );
    // A replica may lag behind: what was just added is searched in the database itself.
    const database = rows.length === ids.length ? this.#replica : this.#database;
    const fingerprints = await Promise.all(ids.map((id) => this.#fingerprint(database, id)));
    return {
      fingerprint: fingerprints.length === 1 ? fingerprints[0]! : sha256(...fingerprints.map(String)),
      vectors: new PostgresVectors(database, ids),
      lexical: new PostgresTerms(database, ids),
    };
  }

  async close(): Promise<void> {
    await this.#database.close();
    if (this.#replica !== this.#database) await this.#replica.close();
  }

  async #fingerprint(database: Database, id: string): Promise<string | undefined> {
    const rows = await database.query<StudyRow>('SELECT fingerprint FROM beleg_studies WHERE id = $1', [id]);
    return rows[0]?.fingerprint;
  }

  async #stamp(database: Database, id: string): Promise<string | undefined> {
    const rows = await database.query<StudyRow>(
      'SELECT fingerprint, added_at FROM beleg_studies WHERE id = $1',
      [id],
    );
    return rows[0] && `${rows[0].fingerprint} ${rows[0].added_at.getTime()}`;
  }

  async #content(id: string): Promise<Study | undefined> {
    const rows = await this.#database.query<{ content: string }>(
      'SELECT content FROM beleg_studies WHERE id = $1',
      [id],
    );
    return rows[0] && (JSON.parse(rows[0].content) as Study);
  }
}

function migrate(client: ClientBase) {
  return runner({
    dbClient: client,
    dir: MIGRATIONS,
    direction: 'up',
    migrationsTable: 'beleg_migrations',
    // Ours keeps the others waiting; the library's own would fail for them.
    noLock: true,
    log: () => {},
  });
}

/** Vectors have the length that the encoder gives them. */
function vectorTable(dimensions: number): string {
  return `CREATE TABLE IF NOT EXISTS beleg_vectors (
    study text NOT NULL REFERENCES beleg_studies ON DELETE CASCADE,
    position integer NOT NULL,
    passage text NOT NULL,
    sentence integer,
    asked boolean NOT NULL,
    embedding vector(${dimensions}) NOT NULL,
    PRIMARY KEY (study, position)
  )`;
}
