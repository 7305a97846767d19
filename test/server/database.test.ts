import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChatResponse, PassageResponse, SearchResponse, StudiesResponse } from '#server/schema.ts';
import { call } from '../parts.ts';
import { startDatabase, type TestDatabase } from '../postgres.ts';
import { type RunningServer, startServer } from '../server.ts';

let database: TestDatabase;
let servers: RunningServer[];
beforeAll(async () => {
  database = await startDatabase();
  const start = () => startServer({ DATABASE_URL: database.url });
  // The first fills the database; the second finds all there.
  servers = [await start(), await start()];
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await database.stop();
});

async function ask<Body>(server: number, path: string, body?: object): Promise<Body> {
  const response = await fetch(servers[server]!.url + path, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return (await response.json()) as Body;
}

it('answers, searches and reads as without a database', async () => {
  const messages = [{ role: 'user', content: 'Wie viele US-Soldaten sind in Südkorea stationiert?' }];
  const body = { messages, stream: false };
  const { answer, citations, receipt } = await ask<ChatResponse>(1, '/api/chat', body);
  const usual = await call<ChatResponse>('/api/chat', body);
  expect({ answer, citations, receipt }).toEqual({
    answer: usual.answer,
    citations: usual.citations,
    receipt: usual.receipt,
  });
  const path = '/api/search?q=Raketenabwehr&k=5';
  const ids = ({ passages }: SearchResponse) => passages.map(({ id }) => id);
  expect(ids(await ask(1, path))).toEqual(ids(await call(path)));
  expect(await ask<PassageResponse>(1, '/api/passages/nordkorea-07')).toEqual(
    await call('/api/passages/nordkorea-07'),
  );
});

it('has what was added by one server on the other as well', async () => {
  const form = new FormData();
  form.append('file', new File(['# Der Hafen\n\nHier liegen 12 Schiffe am Kai.\n'], 'hafen.md'));
  const added = await fetch(`${servers[0]!.url}/api/studies`, { method: 'POST', body: form });
  expect(added.status).toBe(201);
  const { id } = (await added.json()) as { id: string };
  const { studies } = await ask<StudiesResponse>(1, '/api/studies');
  expect(studies.map((study) => study.id)).toEqual(['alliances', id]);
  const found = await ask<SearchResponse>(1, `/api/search?q=Schiffe&studies=${id},alliances&k=3`);
  expect(found.passages.map((passage) => passage.id)).toContain(`${id}.hafen-01`);
  const removed = await fetch(`${servers[1]!.url}/api/studies/${id}`, { method: 'DELETE' });
  expect(removed.status).toBe(204);
  const gone = await fetch(`${servers[0]!.url}/api/search?q=Schiffe&studies=${id}`);
  expect(gone.status).toBe(404);
});
