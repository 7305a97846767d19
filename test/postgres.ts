import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { describe } from 'vitest';
import { askDatabase } from './askDatabase.ts';

/** The server that tests may make databases in. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL;

export interface TestDatabase {
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL in this process, empty, behind a socket. It has one session, which all connections share. */
export async function startDatabase({ hasVectors = true } = {}): Promise<TestDatabase> {
  const db = await PGlite.create(hasVectors ? { extensions: { vector } } : {});
  const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: 100 });
  await server.start();
  return {
    url: `postgresql://postgres:secret-word@${server.getServerConn()}/postgres`,
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}

let created = 0;

/** A new database of a server. */
export async function createDatabase(server: string): Promise<TestDatabase> {
  const name = `beleg_test_${process.pid}_${++created}`;
  await askDatabase(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return {
    url: url.href,
    stop: async () => void (await askDatabase(server, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

/** Runs the tests with each database there is; without TEST_DATABASE_URL those of a real server are named as skipped. */
export function describeDatabases(
  name: string,
  tests: (create: () => Promise<TestDatabase>, isServer: boolean) => void,
): void {
  describe(`${name} on PGlite`, () => tests(startDatabase, false));
  describe.skipIf(!TEST_DATABASE_URL)(`${name} on the server of TEST_DATABASE_URL`, () =>
    tests(() => createDatabase(TEST_DATABASE_URL!), true),
  );
}
