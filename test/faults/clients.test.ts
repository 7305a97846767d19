import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelServer, startModelServer, trouble } from '../modelServer.ts';
import type { Holdings } from './probe.ts';
import { LAST, type ProbedServer, received, startProbedServer, wire } from './probedServer.ts';
import { IS_LONG, randomOf, times } from './scale.ts';

const SLOW = times(20, 300);
const ABORTED = times(300, 10_000);
const ABORTED_WITH_MODEL = times(60, 1_000);
const AT_ONCE = 50;
/** As many as the server answers at a time: who waits for one of these is gone before the model is asked. */
const AT_A_TIME = 16;
/** Between two bytes of a slow client, in milliseconds. */
const PAUSE_MS = 1;
/** What was asked before a client left is still answered, 750 comparisons in the long form: on a busy machine that takes a while. */
const UNTIL_GONE_MS = times(80_000, 400_000);
/** By so much may the heap be larger in the end, in bytes: code is compiled and caches fill. */
const GROWTH = 16_000_000;

const random = randomOf(5);
const question = {
  messages: [{ role: 'user', content: 'Vergleiche die Raketenabwehr in Japan und Südkorea' }],
};
const STREAMS = [
  wire('POST', '/api/chat', question),
  wire('POST', '/v1/chat/completions', { model: 'beleg', stream: true, ...question }),
  wire(
    'POST',
    '/mcp',
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ask', arguments: { question: 'Was ist die Quad?' } },
    },
    'accept: application/json, text/event-stream\r\n',
  ),
];

/** Does a thing so often, some at once. */
async function often(count: number, act: (at: number) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => act(from + at));
    await Promise.all(some);
  }
}

async function trickle(socket: Socket, text: string): Promise<void> {
  for (const byte of Buffer.from(text)) {
    socket.write(Buffer.of(byte));
    await setTimeout(PAUSE_MS);
  }
}

/** Asks for a stream and is gone: before it was asked, at its first bytes, or amid it. */
async function abort(server: ProbedServer, at: number): Promise<void> {
  const socket = server.connect();
  const closed = new Promise((resolve) => socket.on('close', resolve));
  const request = STREAMS[at % STREAMS.length]!;
  const isWhole = at % 5 > 0;
  socket.write(isWhole ? request : request.slice(0, Math.floor(random() * request.length)));
  if (isWhole && at % 2) {
    const first = once(socket, 'data').catch(() => {});
    await Promise.race([first, closed, setTimeout(2_000, undefined, { ref: false })]);
  } else await setTimeout(random() * 20);
  // Some leave in good order, and some without a word.
  if (at % 3 === 0) socket.resetAndDestroy();
  else socket.destroy();
  await closed;
}

/** Nothing is left of clients that are gone: no connection, no handle, no memory. */
async function expectNothingLeft(server: ProbedServer, before: Holdings): Promise<void> {
  const held = (what: 'sockets' | 'handles') =>
    expect.poll(async () => (await server.holdings())[what], { timeout: UNTIL_GONE_MS });
  await held('sockets').toBe(0);
  await held('handles').toBeLessThanOrEqual(before.handles);
  const after = await server.holdings();
  if (IS_LONG) console.log(before, after);
  expect(after.heap - before.heap).toBeLessThan(GROWTH);
  const socket = server.connect();
  socket.write(wire('GET', '/api/search?q=Quad&k=1', undefined, LAST));
  expect(await received(socket)).toMatch(/^HTTP\/1\.1 200 /);
  expect(server.complaints).toBe('');
}

describe('a server with clients that are slow, or gone', () => {
  let server: ProbedServer;
  let before: Holdings;
  beforeAll(async () => {
    server = await startProbedServer();
    await often(60, (at) => abort(server, at));
    before = await server.holdings();
  });
  afterAll(() => server.stop());

  it('answers who sends headers and body a byte at a time, and others meanwhile', async () => {
    const slowQuestion = wire('POST', '/api/chat', question, LAST);
    const slow = often(SLOW, async (at) => {
      const socket = server.connect();
      const answer = received(socket);
      await trickle(socket, at % 2 ? wire('GET', '/api/health', undefined, LAST) : slowQuestion);
      expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    });
    const quick = server.connect();
    quick.write(wire('GET', '/api/health', undefined, LAST));
    expect(await received(quick)).toMatch(/^HTTP\/1\.1 200 /);
    await slow;
    await expectNothingLeft(server, before);
  });

  it('takes who has closed its side for gone, as a reader is who leaves', async () => {
    await often(SLOW, async (at) => {
      const socket = server.connect();
      const answer = received(socket);
      socket.end(STREAMS[at % STREAMS.length]!);
      expect(await answer).toMatch(/^$|^HTTP\/1\.1 200 /);
    });
    await expectNothingLeft(server, before);
  });

  it('holds little for who never reads, and nothing when they are gone', async () => {
    const sockets = Array.from({ length: SLOW }, (_, at) => {
      const socket = server.connect();
      socket.pause();
      socket.write(at % 2 ? wire('GET', '/api/study').repeat(5) : STREAMS[0]!.repeat(5));
      return socket;
    });
    await setTimeout(2_000);
    const held = await server.holdings();
    expect(held.heap - before.heap).toBeLessThan(GROWTH + SLOW * 2_000_000);
    for (const socket of sockets) socket.destroy();
    await expectNothingLeft(server, before);
  });

  it('forgets connections that say nothing, or half a request, once they are gone', async () => {
    const sockets = Array.from({ length: SLOW }, (_, at) => {
      const socket = server.connect();
      if (at % 2) socket.write(STREAMS[0]!.slice(0, 60));
      return socket;
    });
    await setTimeout(200);
    for (const socket of sockets) socket.destroy();
    await expectNothingLeft(server, before);
  });

  it('forgets streams that are aborted', async () => {
    await often(ABORTED, (at) => abort(server, at));
    await expectNothingLeft(server, before);
  });
});

describe('a server with a language model, and clients that are gone', () => {
  let model: ModelServer;
  let server: ProbedServer;
  beforeAll(async () => {
    model = await startModelServer(trouble.silenceAfter('Das '));
    server = await startProbedServer({
      MODEL: 'openai:test',
      OPENAI_BASE_URL: `${model.url}/v1`,
      OPENAI_API_KEY: 'none',
    });
  });
  afterAll(async () => {
    await server.stop();
    await model.stop();
  });

  it('cancels what it asked the model for them', async () => {
    const asking = wire('POST', '/api/chat', {
      messages: [{ role: 'user', content: 'Wo liegt das Hauptquartier der US-Truppen in Japan?' }],
    });
    const ask = async (at: number) => {
      const socket = server.connect();
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.write(asking);
      if (at % 2) await once(socket, 'data');
      await setTimeout(random() * 30);
      socket.destroy();
      await closed;
    };
    await often(AT_ONCE, ask, AT_A_TIME);
    await expect.poll(async () => (await server.holdings()).sockets).toBe(0);
    const before = await server.holdings();
    await often(ABORTED_WITH_MODEL, ask, AT_A_TIME);
    await expect.poll(() => model.requests.length - model.aborted).toBe(0);
    expect(model.aborted).toBeGreaterThan(ABORTED_WITH_MODEL / 4);
    await expectNothingLeft(server, before);
  });
});
