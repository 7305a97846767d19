import { afterAll } from 'vitest';
import { PostgresStore } from '#index/postgres/postgresStore.ts';
import { parts } from '../../parts.ts';
import { describeDatabases, type TestDatabase } from '../../postgres.ts';
import { describeStore } from '../storeContract.ts';

describeDatabases('PostgresStore', (create) => {
  let database: TestDatabase;
  afterAll(() => database.stop());

  describeStore('as every store', async () => {
    database = await create();
    return PostgresStore.open({ url: database.url, embedder: parts.encoder });
  });
});
