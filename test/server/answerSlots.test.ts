import { describe, expect, it } from 'vitest';
import { AnswerSlots } from '#server/answerSlots.ts';
import { createApp } from '#server/app.ts';
import { openAiErrorResponse } from '#server/openai/schema.ts';
import { parts } from '../parts.ts';

const stays = new AbortController().signal;

describe('AnswerSlots', () => {
  it('gives as many as there are, then to those who wait, first come, first served', async () => {
    const slots = new AnswerSlots({ slots: 2, places: 2 });
    const order: string[] = [];
    const [first, second] = await Promise.all([slots.take(stays), slots.take(stays)]);
    const third = slots.take(stays).then((free) => {
      order.push('third');
      return free;
    });
    const fourth = slots.take(stays).then((free) => {
      order.push('fourth');
      return free;
    });
    expect([slots.open, slots.waiting]).toEqual([2, 2]);
    await expect(slots.take(stays)).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    first!();
    // What was given back is gone.
    first!();
    (await third)();
    (await fourth)();
    second!();
    expect(order).toEqual(['third', 'fourth']);
    expect([slots.open, slots.waiting]).toEqual([0, 0]);
  });

  it('keeps no place for whoever leaves, or has waited too long', async () => {
    const slots = new AnswerSlots({ slots: 1, patienceMs: 10 });
    const free = await slots.take(stays);
    const leaving = new AbortController();
    const left = slots.take(leaving.signal);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    await expect(slots.take(stays)).rejects.toMatchObject({ status: 503 });
    expect(slots.waiting).toBe(0);
    free();
    expect(slots.open).toBe(0);
    await expect(slots.take(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(slots.open).toBe(0);
  });
});

describe('takeSlot', () => {
  const asked = { messages: [{ role: 'user', content: 'Was ist die Quad?' }] };
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call' };
  const params = { name: 'ask', arguments: { question: 'Was ist die Quad?' } };
  const DOORS: Array<[path: string, body?: object]> = [
    ['/api/chat', { ...asked, stream: false }],
    ['/api/chat', asked],
    ['/api/comparison?q=Vergleiche+die+Kommandostrukturen+der+beiden+Allianzen'],
    ['/v1/chat/completions', { ...asked, model: 'beleg' }],
    ['/v1/chat/completions', { ...asked, model: 'beleg', stream: true }],
    ['/mcp', { ...call, params }],
  ];

  function request(app: ReturnType<typeof createApp>, path: string, body?: object, init: RequestInit = {}) {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'accept-language': 'en',
    };
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    return app.request(`http://localhost${path}`, { headers, ...sent, ...init });
  }

  it.each(DOORS)('holds one while %s answers %j, and gives it back', async (path, body) => {
    const slots = new AnswerSlots({ slots: 1, places: 0 });
    const app = createApp({ ...parts, slots });
    for (let times = 0; times < 2; times++) {
      const response = await request(app, path, body);
      expect(response.status).toBe(200);
      await response.text();
      expect(slots.open).toBe(0);
    }
  });

  it.each(DOORS)('says at %s %j when to ask again, where none is free', async (path, body) => {
    const slots = new AnswerSlots({ slots: 1, places: 0 });
    const app = createApp({ ...parts, slots });
    const free = await slots.take(stays);
    const response = await request(app, path, body);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    const told = await response.json();
    expect(told.error).toMatchObject({
      code: 'busy',
      message: 'Beleg is answering as many questions as it can. Please ask again in a moment.',
    });
    if (path.startsWith('/v1')) expect(openAiErrorResponse.parse(told).error.type).toBe('server_error');
    // All else goes on.
    expect((await request(app, '/api/search?q=Quad')).status).toBe(200);
    free();
    expect((await request(app, path, body)).status).toBe(200);
  });

  it('gives it back when the reader of a stream leaves, or the answer fails', async () => {
    const slots = new AnswerSlots({ slots: 1, places: 0 });
    const app = createApp({ ...parts, slots });
    const response = await request(app, '/api/chat', asked);
    expect(slots.open).toBe(1);
    await response.body!.cancel();
    expect(slots.open).toBe(0);

    const answerer = { id: 'broken', find: () => Promise.reject(new Error('broken')) };
    const broken = createApp({ ...parts, answerer, slots, log: () => {} });
    for (const [path, body] of DOORS) await (await request(broken, path, body)).text();
    expect(slots.open).toBe(0);
  });

  it('gives it back when the reader leaves ahead of the answer', async () => {
    const slots = new AnswerSlots({ slots: 1, places: 0 });
    const answerer = { id: 'endless', find: () => new Promise<never>(() => {}) };
    const app = createApp({ ...parts, answerer, slots });
    const leaving = new AbortController();
    void request(app, '/api/chat', { ...asked, stream: false }, { signal: leaving.signal });
    await expect.poll(() => slots.open).toBe(1);
    leaving.abort();
    expect(slots.open).toBe(0);
  });

  it('holds none for what cannot be asked', async () => {
    const slots = new AnswerSlots({ slots: 1, places: 0 });
    const app = createApp({ ...parts, slots });
    expect((await request(app, '/api/chat', { messages: [] })).status).toBe(400);
    expect((await request(app, '/mcp')).status).toBe(405);
    expect(slots.open).toBe(0);
  });
});
