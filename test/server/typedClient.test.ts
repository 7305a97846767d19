import { hc } from 'hono/client';
import { describe, expect, it } from 'vitest';
import type { Api } from '#server/app.ts';
import { app, call } from '../parts.ts';

const { api } = hc<Api>('http://127.0.0.1:8787', {
  fetch: (...args: Parameters<typeof app.request>) => app.request(...args),
});

describe("Hono's typed client", () => {
  it('asks, searches and reads with the types of the interface', async () => {
    const messages = [
      { role: 'user' as const, content: 'Wo liegt das Hauptquartier der US-Truppen in Japan?' },
    ];
    const answer = await api.chat.$post({ json: { messages, stream: false } });
    if (answer.status !== 200) throw new Error(`chat gives ${answer.status}`);
    // @ts-expect-error a role that there is not
    const refused = await api.chat.$post({ json: { messages: [{ role: 'robot', content: 'x' }] } });
    expect(refused.status).toBe(400);

    const found = await api.search.$get({ query: { q: 'Yokota', k: 3 } });
    if (!found.ok) throw new Error(`search gives ${found.status}`);
    const { passages } = await found.json();
    expect(passages).toHaveLength(3);
    const id: string = passages[0]!.id;

    const read = await api.passages[':id'].$get({ param: { id } });
    if (!read.ok) throw new Error(`passages gives ${read.status}`);
    expect(await read.json()).toEqual(await call(`/api/passages/${id}`));
  });
});
