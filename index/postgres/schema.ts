import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type { PoolClient } from 'pg';
import type { Embedder } from '../types.ts';
import { type Database, patiently } from './database.ts';
import { DatabaseError } from './databaseError.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));
/** Any number, the same for all servers. */
const LOCK = 2_114_003_771;

/**
 * Brings the tables up to date, one server at a time.
 * @throws {DatabaseError} where the database cannot be used, or holds the vectors of another encoder.
 */
export async function prepareSchema(database: Database, embedder: Embedder): Promise<void> {
  await database.use(async (client) => {
    const engine = await database.engine(client);
    if (engine.hasAdvisoryLocks) await patiently(client, 'SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      for (const statement of engine.install) await install(client, statement);
      await migrate(client);
      await checkEncoder(client, embedder);
      await client.query(vectorTable(embedder.dimensions));
      for (const statement of engine.spread) await client.query(statement);
      await client.query(
        'CREATE INDEX IF NOT EXISTS beleg_vectors_passages ON beleg_vectors (study, passage)',
      );
      // Of those that a server of an earlier version has added.
      await patiently(
        client,
        `UPDATE beleg_studies SET vectors = (SELECT count(*) FROM beleg_vectors WHERE study = id) WHERE vectors IS NULL`,
      );
      await patiently(client, engine.graph);
    } finally {
      if (engine.hasAdvisoryLocks) {
        // A connection that broke has no lock any more.
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {});
      }
    }
  });
}

async function install(client: PoolClient, statement: string): Promise<void> {
  await client.query(statement).catch((error: Error) => {
    if (!/extension "vector"/.test(error.message)) throw error;
    error.message = `the extension vector cannot be made (${error.message}): install pgvector, and let an administrator run ${statement}`;
    throw error;
  });
}

async function migrate(client: PoolClient): Promise<void> {
  await runner({
    dbClient: client,
    dir: MIGRATIONS,
    direction: 'up',
    migrationsTable: 'beleg_migrations',
    // Ours keeps the others waiting; the library's own would fail for them.
    noLock: true,
    log: () => {},
  }).catch((error: Error & { code?: string }) => {
    if (error.code) throw error;
    // Some of what the database says comes as text.
    throw new DatabaseError(`DATABASE_URL: the tables cannot be made (${error.message.split('\n')[0]})`);
  });
}

async function checkEncoder(client: PoolClient, { id, dimensions }: Embedder): Promise<void> {
  await client.query(
    'INSERT INTO beleg_encoder (id, dimensions) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM beleg_encoder)',
    [id, dimensions],
  );
  const { rows } = await client.query<{ id: string }>('SELECT id FROM beleg_encoder');
  if (rows[0]!.id === id) return;
  throw new DatabaseError(
    `DATABASE_URL: the database holds the vectors of the encoder ${rows[0]!.id}, and ENCODER is ${id}; expected is that encoder, or an empty database`,
  );
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
