import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PostgresStore } from '#index/postgres/postgresStore.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import type { Embedder } from '#index/types.ts';
import { askDatabase } from '../../askDatabase.ts';
import { parts } from '../../parts.ts';
import { describeDatabases, type TestDatabase } from '../../postgres.ts';
import { BEES, smallStudy, TRAMS } from '../smallStudy.ts';
import { createCable } from './cable.ts';

const { encoder } = parts;
const SERVERS = 5;

describeDatabases('servers that share a database', (create, isServer) => {
  let database: TestDatabase;
  const opened: PostgresStore[] = [];
  const open = async (options: { embedder?: Embedder; url?: string; readUrl?: string } = {}) => {
    const store = await PostgresStore.open({ url: database.url, embedder: encoder, ...options });
    opened.push(store);
    return store;
  };
  /** All that ask PGlite share one session, and so its locks: there they take turns. */
  const together = async <Result>(tasks: Array<() => Promise<Result>>): Promise<Result[]> => {
    if (isServer) return Promise.all(tasks.map((task) => task()));
    const results: Result[] = [];
    for (const task of tasks) results.push(await task());
    return results;
  };
  const several = (embedder = encoder) =>
    together(Array.from({ length: SERVERS }, () => () => open({ embedder })));
  const count = async (table: string) =>
    Number((await askDatabase(database.url, `SELECT count(*) AS n FROM beleg_${table}`))[0]!.n);

  beforeAll(async () => {
    database = await create();
  });
  afterAll(() => database.stop());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await askDatabase(
      database.url,
      'DROP TABLE IF EXISTS beleg_postings, beleg_vectors, beleg_studies, beleg_encoder, beleg_migrations CASCADE',
    );
  });

  it('make its tables once', async () => {
    await several();
    expect(await count('migrations')).toBe(2);
  });

  it('embed the shipped study once, and replace it where it has changed', async () => {
    let embedded = 0;
    const counting: Embedder = {
      ...encoder,
      embed: (texts, role) => {
        embedded += texts.length;
        return encoder.embed(texts, role);
      },
    };
    const stores = await several(counting);
    await together(stores.map((store) => () => store.ship(TRAMS, {})));
    expect(embedded).toBe(await count('vectors'));
    const changed = smallStudy('strassenbahn', 'Straßenbahnen', ['Neun Linien fahren heute.']);
    await stores[0]!.ship(changed, {});
    expect((await stores[1]!.list()).map(({ title }) => title)).toEqual(['Straßenbahnen']);
    expect(await count('vectors')).toBe(2);
  });

  it('see what the others add and remove, also where another study takes the name', async () => {
    const [here, there] = [await open(), await open()];
    await here.add(BEES, 'bienen.md');
    expect(await there.list()).toEqual(await here.list());
    expect(await there.load('bienen')).toEqual(BEES);
    const { lexical } = await there.index(['bienen']);
    const [first] = await lexical.hits(new Set(['honig']), ['bienen.befunde-01']);
    expect(first?.terms).toEqual(['honig']);
    expect(await there.remove('bienen')).toBe(true);
    expect(await here.load('bienen')).toBeUndefined();
    const wasps = smallStudy('bienen', 'Wespen', ['Wespen bauen Nester aus Holz.']);
    await there.add(wasps, 'wespen.md');
    expect(await here.load('bienen')).toEqual(wasps);
  });

  it('find nothing in a study that another has removed or replaced amid a search', async () => {
    const [here, there] = [await open(), await open()];
    await here.add(BEES, 'bienen.md');
    const search = createSearch(BEES, await here.index(['bienen']), encoder, createTerms(BEES));
    await there.remove('bienen');
    expect(await search('Was kostet die Pflege?', 1)).toEqual([]);
    expect(await search('Was kostet die Pflege?', 10)).toEqual([]);
    await there.add(
      smallStudy(
        'bienen',
        'Wespen',
        ['a', 'b', 'c', 'd'].map((text) => `Die Pflege: ${text}.`),
      ),
      '',
    );
    expect((await search('Was kostet die Pflege?', 2)).length).toBeGreaterThan(0);
  });

  it('add and remove a study once, whoever is first', async () => {
    const stores = await several();
    const added = await together(stores.map((store) => () => store.add(BEES, 'bienen.md')));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await count('vectors')).toBe(9);
    const removed = await together(stores.map((store) => () => store.remove('bienen')));
    expect(removed.filter(Boolean)).toHaveLength(1);
    for (const table of ['studies', 'vectors', 'postings']) expect(await count(table)).toBe(0);
  });

  it('leave nothing of a study amid which they are killed', async () => {
    const script = fileURLToPath(new URL('killedAdd.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, database.url], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const store = await open();
    expect(await store.list()).toEqual([]);
    expect(await count('vectors')).toBe(0);
    expect(await store.add(BEES, 'bienen.md')).toBe(true);
  });

  it('must have the same encoder', async () => {
    await open();
    const other = { ...encoder, embed: encoder.embed.bind(encoder), id: 'another' };
    await expect(open({ embedder: other })).rejects.toThrow(
      /holds the vectors of the encoder .*, and ENCODER is another/,
    );
  });

  it('take over the vectors that a server of an earlier version has added', async () => {
    const store = await open();
    await store.add(BEES, 'bienen.md');
    await askDatabase(database.url, 'UPDATE beleg_studies SET vectors = NULL');
    await open();
    expect(await askDatabase(database.url, 'SELECT vectors FROM beleg_studies')).toEqual([{ vectors: 9 }]);
  });

  it('go on when their connections break, and say so where they cannot', async () => {
    const cable = await createCable(database.url);
    const store = await open({ url: cable.url });
    await store.add(BEES, 'bienen.md');
    cable.cut();
    expect(await store.load('bienen')).toEqual(BEES);
    cable.cut();
    expect(await store.remove('bienen')).toBe(true);
    await cable.close();
    await expect(store.list()).rejects.toThrow(/^DATABASE_URL \(127\.0\.0\.1.*\): nothing listens there/);
  });

  it('search in a replica, and in the database itself what has not reached it', async () => {
    const replica = await create();
    const behind = await open({ url: replica.url });
    const store = await open({ readUrl: replica.url });
    await store.add(BEES, 'bienen.md');
    expect(await store.load('bienen')).toEqual(BEES);
    const found = async () => {
      const [query] = await encoder.embed(['Was kostet die Pflege?'], 'query');
      const [nearest] = await (await store.index(['bienen'])).vectors.search(query!, 1);
      return nearest!.key.passageId;
    };
    expect(await found()).toBe('bienen.befunde-03');
    // What tells which of the two was asked.
    const other = smallStudy('bienen', 'Bienen', ['Die Pflege kostet nichts.']);
    await behind.add(other, 'bienen.md');
    expect(await store.load('bienen')).toEqual(other);
    expect(await found()).toBe('bienen.befunde-01');
    expect(await store.add(other, 'bienen.md')).toBe(false);
    await Promise.all(opened.splice(0).map((one) => one.close()));
    await replica.stop();
  });
});
