import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '#index/postgres/database.ts';
import { PostgresVectors } from '#index/postgres/postgresIndex.ts';
import { PostgresStore } from '#index/postgres/postgresStore.ts';
import { loadQuestions } from '#index/questions.ts';
import { loadEvalQuestions } from '../../eval/score.ts';
import { parts } from '../../parts.ts';
import { describeDatabases, type TestDatabase } from '../../postgres.ts';
import { BEES } from '../smallStudy.ts';

const { study, encoder } = parts;
/** So many that the graph is followed. */
const MANY = 1_000_000;
const NEAREST = 60;

describeDatabases('PostgresVectors', (create) => {
  let server: TestDatabase;
  let store: PostgresStore;
  let database: Database;
  beforeAll(async () => {
    server = await create();
    store = await PostgresStore.open({ url: server.url, embedder: encoder });
    await store.ship(study, { questions: loadQuestions() });
    await store.add(BEES, 'bienen.md');
    database = new Database('DATABASE_URL', server.url);
  });
  afterAll(async () => {
    await Promise.all([store.close(), database.close()]);
    await server.stop();
  });

  it('finds by the graph nearly all that comparing with each finds, nearest first', async () => {
    const exact = (await store.index([study.id])).vectors;
    const byGraph = new PostgresVectors(database, [study.id], MANY);
    const queries = await encoder.embed(
      loadEvalQuestions().flatMap(({ q }, i) => (i % 6 ? [] : [q])),
      'query',
    );
    let found = 0;
    for (const query of queries) {
      const [wanted, hits] = [await exact.search(query, NEAREST), await byGraph.search(query, NEAREST)];
      const similarities = hits.map(({ similarity }) => similarity);
      expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
      const least = wanted.at(-1)!.similarity;
      found += similarities.filter((similarity) => similarity >= least).length;
    }
    expect(found / (NEAREST * queries.length)).toBeGreaterThan(0.99);
  });

  it('finds all vectors of a small study among many', async () => {
    const [query] = await encoder.embed(['Was kostet die Pflege?'], 'query');
    const hits = await new PostgresVectors(database, [BEES.id], MANY).search(query!, NEAREST);
    expect(hits).toHaveLength(9);
    expect(hits[0]!.key.passageId).toBe('bienen.befunde-03');
    expect(await new PostgresVectors(database, [BEES.id], 9).search(query!, NEAREST)).toEqual(hits);
  });
});
