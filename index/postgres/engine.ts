import type { ClientBase } from 'pg';

/**
 * What engines that speak PostgreSQL do each in their way. The queries themselves are the same for all: `<=>`, the
 * distance of cosines, is pgvector's, and the others took it over.
 */
export interface Engine {
  readonly name: string;
  /** Run once for each database. */
  readonly install: readonly string[];
  /** The statement that makes the graph over the vectors. */
  readonly graph: string;
  /** Run for each connection: how much is looked at for a search. */
  readonly session: readonly string[];
  /** Whether `pg_advisory_lock` keeps several servers from changing the schema at once. */
  readonly hasAdvisoryLocks: boolean;
}

/** Candidates looked at in a search; and on until there are as many as were asked for, where a filter leaves few. */
const PGVECTOR_SESSION = ['SET hnsw.ef_search = 400', "SET hnsw.iterative_scan = 'strict_order'"];

const ON_VECTORS = 'beleg_vectors_graph ON beleg_vectors';

const PGVECTOR: Engine = {
  name: 'PostgreSQL',
  install: ['CREATE EXTENSION IF NOT EXISTS vector'],
  graph: `CREATE INDEX IF NOT EXISTS ${ON_VECTORS} USING hnsw (embedding vector_cosine_ops)`,
  session: PGVECTOR_SESSION,
  hasAdvisoryLocks: true,
};

/** By what `SELECT version()` says. Tested are PostgreSQL, and PGlite, which is PostgreSQL; the others are not. */
const OTHERS: ReadonlyArray<[RegExp, Engine]> = [
  [
    /CockroachDB/,
    {
      name: 'CockroachDB',
      install: [],
      graph:
        'CREATE VECTOR INDEX IF NOT EXISTS beleg_vectors_graph ON beleg_vectors (embedding vector_cosine_ops)',
      session: [],
      hasAdvisoryLocks: false,
    },
  ],
  [
    /YB-|YugabyteDB/,
    {
      name: 'YugabyteDB',
      install: ['CREATE EXTENSION IF NOT EXISTS vector'],
      graph: `CREATE INDEX IF NOT EXISTS ${ON_VECTORS} USING ybhnsw (embedding vector_cosine_ops)`,
      session: [],
      hasAdvisoryLocks: true,
    },
  ],
];

export async function engineOf(client: ClientBase): Promise<Engine> {
  const { rows } = await client.query<{ version: string }>('SELECT version()');
  return OTHERS.find(([pattern]) => pattern.test(rows[0]!.version))?.[1] ?? PGVECTOR;
}
