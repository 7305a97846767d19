import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStore } from '#index/folderStore.ts';
import { PostgresStore } from '#index/postgres/postgresStore.ts';
import type { Embedder, StudyStore } from '#index/types.ts';
import { askDatabase } from '../../askDatabase.ts';

/** Where a library is kept while it is measured. */
export interface Place {
  /** Told to the process that fills it. */
  address: string;
  /** What the index takes of the memory where searches are made, given what this process has grown by. */
  memory(grown: number): Promise<number>;
  disk(): Promise<number>;
  remove(): Promise<void>;
}

interface Kind {
  /** As the plot names it. */
  name: string;
  make(): Promise<Place>;
  open(address: string, embedder: Embedder): Promise<StudyStore>;
  /** Puts studies in, as fast as it can be done where nobody asks meanwhile. */
  fill(address: string, embedder: Embedder, add: (store: StudyStore) => Promise<void>): Promise<void>;
}

const folder: Kind = {
  name: 'hnswlib',
  async make() {
    const address = mkdtempSync(join(tmpdir(), 'beleg-growth-'));
    return {
      address,
      memory: async (grown) => grown,
      disk: async () => diskOf(address),
      remove: async () => rmSync(address, { recursive: true }),
    };
  },
  open: async (address, embedder) =>
    new FolderStore({ embedder, indexDir: join(address, 'index'), studiesDir: join(address, 'studies') }),
  async fill(address, embedder, add) {
    await add(await folder.open(address, embedder));
  },
};

const postgres: Kind = {
  name: 'PostgreSQL',
  /** A new database of the server that DATABASE_URL names. */
  async make() {
    const server = process.env.DATABASE_URL;
    if (!server) throw new Error('DATABASE_URL names no PostgreSQL server');
    const name = `beleg_growth_${process.pid}`;
    await askDatabase(server, `CREATE DATABASE ${name}`);
    const url = new URL(server);
    url.pathname = name;
    const number = async (query: string) => Number((await askDatabase(url.href, query))[0]!.number);
    return {
      address: url.href,
      // Of the server's, the graph, which is to be in memory for fast searches.
      memory: () => number("SELECT pg_relation_size('beleg_vectors_graph') AS number"),
      disk: () =>
        number(
          `SELECT sum(pg_total_relation_size(oid)) AS number FROM pg_class WHERE relkind = 'r' AND relname LIKE 'beleg\\_%'`,
        ),
      remove: async () => void (await askDatabase(server, `DROP DATABASE ${name} WITH (FORCE)`)),
    };
  },
  open: (url, embedder) => PostgresStore.open({ url, embedder }),
  async fill(url, embedder, add) {
    const store = await postgres.open(url, embedder);
    // As for every bulk load: the graph is made at the end, in parallel, by the next server that starts.
    await askDatabase(url, 'DROP INDEX beleg_vectors_graph');
    await add(store);
    await store.close();
    await (await postgres.open(url, embedder)).close();
    await askDatabase(url, 'VACUUM ANALYZE');
  },
};

export const KINDS: Record<string, Kind> = { folder, postgres };

function diskOf(address: string): number {
  return readdirSync(address, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
