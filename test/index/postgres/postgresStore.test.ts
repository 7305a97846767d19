import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseError } from '#index/postgres/databaseError.ts';
import { PostgresStore } from '#index/postgres/postgresStore.ts';
import { parts } from '../../parts.ts';
import { startDatabase, type TestDatabase } from '../../postgres.ts';
import { BEES, smallStudy, TRAMS } from '../smallStudy.ts';
import { describeStore } from '../storeContract.ts';

const embedder = parts.encoder;
const given = process.env.TEST_DATABASE_URL;
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());

describeStore('PostgresStore on PGlite', () => PostgresStore.open({ url: database.url, embedder }));

describe.skipIf(!given)('the database that TEST_DATABASE_URL names', () => {
  beforeAll(() => empty(given!));
  describeStore('PostgresStore', () => PostgresStore.open({ url: given!, embedder }));
});

/** Removes all that Beleg keeps there. */
async function empty(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    'DROP TABLE IF EXISTS beleg_postings, beleg_vectors, beleg_studies, beleg_encoder, beleg_migrations CASCADE',
  );
  await client.end();
}

describe('several servers on one database', () => {
  const open = () => PostgresStore.open({ url: given ?? database.url, embedder });

  it('see what the others add and remove, also where another study takes the name', async () => {
    const [one, other] = [await open(), await open()];
    try {
      await one.add(BEES, 'bienen.md');
      expect(await other.load('bienen')).toEqual(BEES);
      const [first] = await (await other.index(['bienen'])).lexical.hits(new Set(['honig']), [
        'bienen.befunde-01',
      ]);
      expect(first?.terms).toEqual(['honig']);
      await other.remove('bienen');
      expect(await one.load('bienen')).toBeUndefined();
      const wasps = smallStudy('bienen', 'Wespen', ['Wespen bauen Nester aus Holz.']);
      await other.add(wasps, 'wespen.md');
      expect(await one.load('bienen')).toEqual(wasps);
      await one.remove('bienen');
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it('start side by side, and only one of two that add the same does', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, open));
    try {
      const added = await Promise.all(stores.map((store) => store.add(TRAMS, 'bahn.md')));
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await stores[3]!.load('strassenbahn')).toEqual(TRAMS);
      const removed = await Promise.all(stores.map((store) => store.remove('strassenbahn')));
      expect(removed.filter(Boolean)).toHaveLength(1);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it('must have the same encoder', async () => {
    const other = { ...embedder, embed: embedder.embed.bind(embedder), id: 'another' };
    const opening = PostgresStore.open({ url: given ?? database.url, embedder: other });
    await expect(opening).rejects.toThrow(/holds the vectors of the encoder .*, and ENCODER is another/);
  });
});

describe('a database that cannot be used', () => {
  it.each(['mysql://root:secret-word@localhost/x', 'localhost', ''])(
    'is refused by its address: %s',
    async (url) => {
      const error = await PostgresStore.open({ url, embedder }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DatabaseError);
      expect((error as Error).message).toMatch(
        /^DATABASE_URL is no address of a PostgreSQL database; expected/,
      );
      expect((error as Error).message).not.toContain('secret-word');
    },
  );

  it('is named without its password where nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const url = `postgresql://postgres:secret-word@127.0.0.1:${port}/beleg`;
    const error = await PostgresStore.open({ url, embedder }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseError);
    expect((error as Error).message).toMatch(
      new RegExp(`^DATABASE_URL \\(127\\.0\\.0\\.1:${port}/beleg\\): .*ECONNREFUSED`),
    );
    expect((error as Error).message).not.toContain('secret-word');
  });

  it('keeps nothing of a study that it was cut off from, and goes on when it is back', async () => {
    const store = await PostgresStore.open({ url: database.url, embedder });
    try {
      const breaking = store.add(BEES, 'bienen.md', {
        progress: {
          count() {
            throw new Error('cut off');
          },
        },
      });
      await expect(breaking).rejects.toThrow('cut off');
      expect(await store.load('bienen')).toBeUndefined();
      expect(await store.add(BEES, 'bienen.md')).toBe(true);
      await store.remove('bienen');
    } finally {
      await store.close();
    }
  });
});
