import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { databaseError } from '#index/postgres/databaseError.ts';
import { PostgresStore } from '#index/postgres/postgresStore.ts';
import { askDatabase } from '../../askDatabase.ts';
import { parts } from '../../parts.ts';
import { createDatabase, startDatabase, TEST_DATABASE_URL } from '../../postgres.ts';
import { createCable } from './cable.ts';

const SECRET = 'ge%20heim';

/** The one line that a server would end with. */
async function complaint(url: string): Promise<string> {
  const error = await PostgresStore.open({ url, embedder: parts.encoder }).then(
    () => new Error('it was opened'),
    (error: Error) => error,
  );
  expect(error.message).not.toMatch(/heim|\n/);
  expect(error.name).toBe('DatabaseError');
  return error.message;
}

/** A database at this address with a password that none may read. */
function withSecret(address: string, user = 'postgres'): string {
  const url = new URL(address);
  url.username = user;
  url.password = SECRET;
  return url.href;
}

describe('a database that cannot be used', () => {
  it.each([`mysql://root:${SECRET}@localhost/x`, `leser:${SECRET}`, SECRET, ''])(
    'is refused by its address: %s',
    async (url) => {
      expect(await complaint(url)).toMatch(/^DATABASE_URL is no address of a PostgreSQL database; expected/);
    },
  );

  it('is told of in one line, without the password', async () => {
    expect(await complaint(`postgres://leser:${SECRET}@127.0.0.1:9/beleg`)).toBe(
      'DATABASE_URL (127.0.0.1:9/beleg): nothing listens there (connect ECONNREFUSED 127.0.0.1:9)',
    );
    expect(await complaint(`postgres://leser:${SECRET}@nirgends.invalid/beleg`)).toContain(
      'nirgends.invalid',
    );
  });

  it('keeps the password out of what the database itself says', () => {
    const url = `postgres://leser:${SECRET}@127.0.0.1/beleg`;
    const said = Object.assign(new Error('"ge heim" and ge%20heim are wrong'), { code: '28P01' });
    expect((databaseError(said, 'DATABASE_URL', url) as Error).message).toBe(
      'DATABASE_URL (127.0.0.1/beleg): the password is wrong ("***" and *** are wrong)',
    );
  });

  it('is not waited for for ever', async () => {
    const server = createServer((socket) => socket.on('error', () => {}));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await complaint(`postgres://leser:${SECRET}@127.0.0.1:${port}/beleg`)).toContain(
      'it does not answer in time',
    );
    server.close();
  });

  it('has no pgvector', async () => {
    const database = await startDatabase({ hasVectors: false });
    expect(await complaint(withSecret(database.url))).toMatch(/the extension vector .* install pgvector/);
    await database.stop();
  });
});

describe.skipIf(!TEST_DATABASE_URL)(
  'a database of the server of TEST_DATABASE_URL that cannot be used',
  () => {
    it('grants too little', async () => {
      const database = await createDatabase(TEST_DATABASE_URL!);
      const role = `beleg_test_${process.pid}`;
      await askDatabase(database.url, `CREATE ROLE ${role} LOGIN PASSWORD 'ge%20heim'`);
      expect(await complaint(withSecret(database.url, role))).toContain('permission denied');
      await database.stop();
      await askDatabase(TEST_DATABASE_URL!, `DROP ROLE ${role}`);
    });

    it('is not there, or speaks no TLS', async () => {
      const url = new URL(withSecret(TEST_DATABASE_URL!, new URL(TEST_DATABASE_URL!).username));
      url.pathname = 'beleg_nowhere';
      expect(await complaint(url.href)).toContain('there is no such database');
      url.searchParams.set('sslmode', 'verify-full');
      expect(await complaint(url.href)).toContain('SSL');
    });

    it('hangs: nobody waits for longer than a statement may take, and the connection is not used again', async () => {
      const database = await createDatabase(TEST_DATABASE_URL!);
      const cable = await createCable(database.url);
      const store = await PostgresStore.open({ url: cable.url, embedder: parts.encoder });
      cable.freeze();
      await expect(store.list()).rejects.toThrow(/it does not answer in time/);
      cable.thaw();
      expect(await store.list()).toEqual([]);
      await store.close();
      await cable.close();
      await database.stop();
    });
  },
);
