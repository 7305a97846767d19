import type { ClientBase } from 'pg';

/**
 * What engines that speak PostgreSQL do each in their way. The queries themselves are the same for all: `<=>`, the
 * distance of cosines, is pgvector's, and the others took it over.
 */
export interface Engine {
  readonly name: string;
  /** Makes vectors known, where they are not built in. */
  readonly install: readonly string[];
  /** Spreads the tables over machines, where the engine wants to be told; nothing where they are. */
  readonly spread: readonly string[];
  /** The statement that makes the graph over the vectors. */
  readonly graph: string;
  /** Run for each connection. */
  readonly session: readonly string[];
  /** Whether `pg_advisory_lock` keeps several servers from changing the schema at once. */
  readonly hasAdvisoryLocks: boolean;
}

/**
 * Candidates looked at in a search; and on until there are as many as were asked for, where a filter leaves few. Of a
 * million vectors .9985 of the nearest are found in 7 ms; 400 candidates find .9990 in twice that. In strict order, what comes
 * a little late would be dropped: of a tenth of them .9905 are found instead of .9990.
 */
const SEARCH = ['SET hnsw.ef_search = 200', "SET hnsw.iterative_scan = 'relaxed_order'"];
/** A server that is gone without a word holds what it has locked for a minute, instead of two hours. */
const KEEPALIVE = [
  'SET tcp_keepalives_idle = 30',
  'SET tcp_keepalives_interval = 10',
  'SET tcp_keepalives_count = 3',
];

const GRAPH = 'beleg_vectors_graph';

/** AlloyDB, Neon, Supabase and the like say that they are PostgreSQL. */
const POSTGRES: Engine = {
  name: 'PostgreSQL',
  install: ['CREATE EXTENSION IF NOT EXISTS vector'],
  spread: [],
  graph: `CREATE INDEX IF NOT EXISTS ${GRAPH} ON beleg_vectors USING hnsw (embedding vector_cosine_ops)`,
  session: [...SEARCH, ...KEEPALIVE],
  hasAdvisoryLocks: true,
};

/** Written from its manual, not run. What a session sets does not reach its workers: there it is to be set for the database. */
const CITUS: Engine = {
  ...POSTGRES,
  name: 'Citus',
  spread: [
    spreadOnce('beleg_studies', "create_reference_table('beleg_studies')"),
    spreadOnce('beleg_vectors', "create_distributed_table('beleg_vectors', 'study')"),
    spreadOnce('beleg_postings', "create_distributed_table('beleg_postings', 'study')"),
  ],
};

function spreadOnce(table: string, call: string): string {
  return `SELECT ${call} WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '${table}'::regclass)`;
}

/** Written from its manual, not run. */
const YUGABYTE: Engine = {
  ...POSTGRES,
  name: 'YugabyteDB',
  graph: `CREATE INDEX NONCONCURRENTLY IF NOT EXISTS ${GRAPH} ON beleg_vectors USING ybhnsw (embedding vector_cosine_ops)`,
  session: [],
};

/** Written from its manual, not run; its `feature.vector_index.enabled` is for an administrator to set. */
const COCKROACH: Engine = {
  name: 'CockroachDB',
  install: [],
  spread: [],
  graph: `CREATE VECTOR INDEX IF NOT EXISTS ${GRAPH} ON beleg_vectors (study, embedding vector_cosine_ops)`,
  session: [],
  hasAdvisoryLocks: false,
};

/** @param version what `SELECT version()` says. */
export function engineFor(version: string, extensions: readonly string[]): Engine {
  if (version.startsWith('CockroachDB')) return COCKROACH;
  if (version.includes('-YB-')) return YUGABYTE;
  return extensions.includes('citus') ? CITUS : POSTGRES;
}

export async function engineOf(client: ClientBase): Promise<Engine> {
  const { rows: versions } = await client.query<{ version: string }>('SELECT version()');
  const { rows: extensions } = await client.query<{ extname: string }>('SELECT extname FROM pg_extension');
  return engineFor(
    versions[0]!.version,
    extensions.map(({ extname }) => extname),
  );
}
