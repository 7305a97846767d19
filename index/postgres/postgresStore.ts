import type { PoolClient } from 'pg';
import type { Study } from '#corpus/types.ts';
import { embedStudy, fingerprintOf, type IndexOptions } from '../build.ts';
import { sha256 } from '../store.ts';
import type { Embedder, Key, StudyEntry, StudyIndex, StudyStore } from '../types.ts';
import type { Matrix } from '../vector.ts';
import { Database, patiently } from './database.ts';
import { PostgresTerms, PostgresVectors } from './postgresIndex.ts';
import { prepareSchema } from './schema.ts';
import { writePostings, writeStudy, writeVectors } from './writeStudy.ts';

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
  vectors: number | null;
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
      await prepareSchema(database, embedder);
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async ship(study: Study, options: IndexOptions): Promise<void> {
    this.#shipped = study.id;
    const fingerprint = fingerprintOf(study, options.questions ?? [], this.#embedder);
    if ((await this.#fingerprint(this.#database, study.id)) === fingerprint) return;
    await this.#database.transact(async (client) => {
      // Of several servers that start at once, one embeds, and the others wait for it.
      await patiently(client, 'SELECT id FROM beleg_encoder FOR UPDATE');
      const { rows } = await client.query<{ fingerprint: string }>(
        'SELECT fingerprint FROM beleg_studies WHERE id = $1',
        [study.id],
      );
      if (rows[0]?.fingerprint === fingerprint) return;
      options.progress?.say?.('no index of this study and encoder in the database yet: building it');
      const embedded = await embedStudy(study, this.#embedder, options);
      await client.query('DELETE FROM beleg_studies WHERE id = $1', [study.id]);
      await write(client, study, { fingerprint, file: null }, embedded);
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
    if (await this.#fingerprint(this.#database, study.id)) return false;
    const fingerprint = fingerprintOf(study, [], this.#embedder);
    // Beforehand: it may take minutes, in which no one is to wait for this one.
    const embedded = await embedStudy(study, this.#embedder, options);
    return this.#database.transact((client) => write(client, study, { fingerprint, file }, embedded));
  }

  async remove(id: string): Promise<boolean> {
    if (id === this.#shipped) return false;
    return this.#database.transact(async (client) => {
      const { rowCount } = await client.query(
        'DELETE FROM beleg_studies WHERE id = $1 AND file IS NOT NULL',
        [id],
      );
      return rowCount === 1;
    });
  }

  async load(id: string): Promise<Study | undefined> {
    const found = (await this.#stamp(this.#replica, id)) ?? (await this.#stamp(this.#database, id));
    if (!found) return undefined;
    const key = `${id} ${found.stamp}`;
    const study = this.#open.get(key) ?? (await content(found.database, id));
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
    const read = (database: Database) =>
      database.query<StudyRow>('SELECT id, fingerprint, vectors FROM beleg_studies WHERE id = ANY($1)', [
        ids,
      ]);
    const there = await read(this.#replica);
    // A replica may lag behind: what was just added is searched in the database itself.
    const isWhole = there.length === ids.length || this.#replica === this.#database;
    const [database, rows] = isWhole ? [this.#replica, there] : [this.#database, await read(this.#database)];
    const fingerprints = ids.map((id) => rows.find((row) => row.id === id)?.fingerprint ?? '');
    const count = rows.reduce((sum, { vectors }) => sum + (vectors ?? 0), 0);
    return {
      fingerprint: ids.length === 1 ? fingerprints[0]! : sha256(...fingerprints),
      vectors: new PostgresVectors(database, ids, count),
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

  /** Changes when another study takes the name; and where it was found. */
  async #stamp(database: Database, id: string): Promise<{ stamp: string; database: Database } | undefined> {
    const [row] = await database.query<StudyRow>(
      'SELECT fingerprint, added_at FROM beleg_studies WHERE id = $1',
      [id],
    );
    return row && { stamp: `${row.fingerprint} ${row.added_at.getTime()}`, database };
  }
}

async function content(database: Database, id: string): Promise<Study | undefined> {
  const [row] = await database.query<{ content: string }>('SELECT content FROM beleg_studies WHERE id = $1', [
    id,
  ]);
  return row && (JSON.parse(row.content) as Study);
}

/** @returns whether there was none of this id yet. */
async function write(
  client: PoolClient,
  study: Study,
  row: { fingerprint: string; file: string | null },
  { keys, matrix }: { keys: Key[]; matrix: Matrix },
): Promise<boolean> {
  if (!(await writeStudy(client, study, { ...row, vectors: keys.length }))) return false;
  await writeVectors(client, study.id, keys, matrix);
  await writePostings(client, study);
  return true;
}
