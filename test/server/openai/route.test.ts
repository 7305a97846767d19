import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { completion, model, modelList, openAiErrorResponse } from '#server/openai/schema.ts';
import type { ChatResponse } from '#server/schema.ts';
import { app, call, parts, request } from '../../parts.ts';

const ask = (content: unknown, more: object = {}) => ({
  body: { model: 'beleg', messages: [{ role: 'user', content }], ...more },
});

/** Status and error of a response that must be a failure in OpenAI's form. */
async function refusal(...args: Parameters<typeof request>) {
  const response = await request(...args);
  return { status: response.status, ...openAiErrorResponse.parse(await response.json()).error };
}

describe('GET /v1/models', () => {
  it('names the only model', async () => {
    const { data } = modelList.parse(await call('/v1/models'));
    expect(data.map(({ id }) => id)).toEqual(['beleg']);
    expect(model.parse(await call('/v1/models/beleg'))).toEqual(data[0]);
  });

  it('knows no other', async () => {
    expect(await refusal('/v1/models/gpt-4o')).toEqual({
      status: 404,
      message: 'There is no model "gpt-4o" here, only "beleg".',
      type: 'invalid_request_error',
      param: null,
      code: 'model_not_found',
    });
    const { message } = await refusal(`/v1/models/${'x'.repeat(500)}`);
    expect(message).toMatch(/^There is no model "x{60}…" here/);
  });
});

describe('POST /v1/chat/completions', () => {
  it('gives the answer of /api/chat', async () => {
    const question = 'Was ist die Quad?';
    const messages = [{ role: 'user', content: question }];
    const chat = await call<ChatResponse>('/api/chat', { messages, stream: false });
    const answer = completion.parse(await call('/v1/chat/completions', ask(question).body));
    expect({ ...answer.beleg, tookMs: 0 }).toEqual({ ...chat, tookMs: 0 });
  });

  it('says how it understood a follow-up', async () => {
    const messages = ['Wie viele US-Soldaten sind in Südkorea?', ' Und in Japan? '].map((content) => ({
      role: 'user',
      content,
    }));
    const answer = completion.parse(await call('/v1/chat/completions', { model: 'beleg', messages }));
    expect(answer.choices[0].message.content).toMatch(/^Verstanden als: Wie viele .* Japan\?\n\n/);
  });

  it.each([
    ['at which it was asked', [], 'http://127.0.0.1:9000'],
    ['that was set for readers', ['https://beleg.example', 'http://beleg:8787'], 'https://beleg.example'],
  ])('leads to the page by the address %s', async (_, origins, address) => {
    const set = createApp({ ...parts, origins });
    const response = await set.request('http://127.0.0.1:9000/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask('Was ist die Quad?').body),
    });
    const { choices } = completion.parse(await response.json());
    const { url } = choices[0].message.annotations[0]!.url_citation;
    expect(url.startsWith(`${address}/study/`), url).toBe(true);
  });

  it('streams what it gives otherwise, and says when it is done', async () => {
    const response = await request('/v1/chat/completions', ask('Was ist die Quad?', { stream: true }));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const text = await response.text();
    expect(text).toMatch(/^data: \{.*\}\n\n/);
    expect(text).toMatch(/\n\ndata: \[DONE\]\n\n$/);
  });

  it('tells the answerer when the reader has left', async () => {
    const signals: Array<AbortSignal | undefined> = [];
    const listening = createApp({
      ...parts,
      answerer: {
        id: 'listening',
        async find(messages) {
          const found = await parts.answerer.find(messages);
          return {
            ...found,
            answer(progress) {
              signals.push(progress?.signal);
              return found.answer(progress);
            },
          };
        },
      },
    });
    const reader = new AbortController();
    await listening.request('http://localhost/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask('Was ist die Quad?').body),
      signal: reader.signal,
    });
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    reader.abort();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('speaks the language of the interface where the question tells none', async () => {
    const reasonIn = async (language: string) => {
      const response = await request('/v1/chat/completions', {
        ...ask('Pinguine Antarktis Vulkan'),
        headers: { 'accept-language': language },
      });
      return completion.parse(await response.json()).choices[0].message.content;
    };
    expect(await reasonIn('en')).toMatch(/^No answer was found/);
    expect(await reasonIn('*')).toMatch(/^Die Studie nennt keine/);
  });
});

describe('an error under /v1', () => {
  it.each([
    ['not JSON', { body: '{"model": ' }, 400, 'not_json'],
    ['a bad request', ask(' '), 400, 'bad_request'],
    ['another model', ask('China?', { model: 'gpt-4o' }), 404, 'model_not_found'],
    ['a huge request', ask('a'.repeat(1_100_000)), 413, 'too_large'],
    ['a foreign page', { ...ask('China?'), headers: { origin: 'http://evil.test' } }, 403, 'foreign_origin'],
  ])('has the form that clients expect: %s', async (_, init, status, code) => {
    expect(await refusal('/v1/chat/completions', init)).toMatchObject({
      status,
      code,
      type: 'invalid_request_error',
      param: null,
    });
  });

  it.each([
    ['/v1/embeddings', { body: {} }],
    ['/v1/chat/completions', {}],
    ['/v1/', {}],
    ['/v1', {}],
  ])('says what there is instead of %s', async (path, init) => {
    const { status, code, message } = await refusal(path, init);
    expect({ status, code }).toEqual({ status: 404, code: 'not_found' });
    expect(message).toContain(path);
    expect(message).toContain('POST /v1/chat/completions');
  });

  it('is told in the language of the interface', async () => {
    const { message } = await refusal('/v1/models/x', { headers: { 'accept-language': 'de' } });
    expect(message).toBe('Ein Modell „x“ gibt es hier nicht, nur „beleg“.');
  });

  it('slows down whoever asks too fast, under /api and /v1 taken together', async () => {
    const limited = createApp({ ...parts, rateLimit: 2 });
    await limited.request('http://localhost/api/health');
    await limited.request('http://localhost/v1/models');
    const response = await limited.request('http://localhost/v1/models');
    expect(response.status).toBe(429);
    expect(openAiErrorResponse.parse(await response.json()).error.type).toBe('rate_limit_error');
  });

  it('hides what went wrong inside, also from who asked for a stream, and logs it', async () => {
    const logged: unknown[] = [];
    const broken = createApp({
      ...parts,
      answerer: { id: 'broken', find: () => Promise.reject(new Error('secret path /home/x')) },
      log: (error) => logged.push(error),
    });
    for (const stream of [false, true]) {
      const response = await broken.request('http://localhost/v1/chat/completions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(ask('China?', { stream }).body),
      });
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(text).not.toContain('secret');
      expect(openAiErrorResponse.parse(JSON.parse(text)).error).toMatchObject({
        type: 'server_error',
        code: 'internal',
      });
    }
    expect(logged).toHaveLength(2);
  });

  it('asks the studies that are named', async () => {
    const { status, code } = await refusal('/v1/chat/completions', ask('China?', { studies: ['nirgends'] }));
    expect([status, code]).toEqual([404, 'unknown_study']);
  });

  it('comes with strict headers, as everything does', async () => {
    const { headers } = await app.request('http://localhost/v1/models/x');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
