import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { app } from '../parts.ts';
import { LAST, type ProbedServer, received, startProbedServer, wire } from './probedServer.ts';
import { routesOf } from './requests.ts';
import { IS_LONG, times } from './scale.ts';

const CONVERSATIONS = times(300, 10_000);
/** So many connections at once. */
const AT_ONCE = 50;
/** A connection of which the other end is closed and that is still open after so long hangs. */
const HANGS_MS = 30_000;
/** By so much may the heap be larger in the end, in bytes. */
const GROWTH = 32_000_000;

let server: ProbedServer;
beforeAll(async () => {
  server = await startProbedServer();
});
afterAll(() => server.stop());

const paths = [...new Set(routesOf(app).map(({ path }) => path.replace('*', 'x')))];
const junk = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const target = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...paths) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/../../../../etc/passwd',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/../../package.json',
      '/assets/..\\..\\package.json',
      '//etc/passwd',
      '/.beleg-source',
      '/%',
      '/%ff%fe%00',
      '/api/passages/%E0%A4%A',
      '/api/search?q=%ff',
      '/api/search?q=\u0000',
      'http://evil.example/api/health',
      'http://[::1/',
      'file:///etc/passwd',
      'api/health',
      '*',
      '?',
      '',
      `/${'a'.repeat(20_000)}`,
    ),
  },
  { weight: 1, arbitrary: junk },
);
const header = fc.oneof(
  fc.constantFrom(
    'host: 127.0.0.1',
    'host: 127.0.0.1\r\nhost: evil.example',
    'host: [::1',
    'host: a b',
    'host:',
    'host: 127.0.0.1:99999',
    'host: \u00ff\u00fe',
    'host: evil.example/x?y#z@127.0.0.1',
    'connection: close',
    'connection: keep-alive, upgrade\r\nupgrade: websocket\r\nsec-websocket-key: x',
    'upgrade: h2c\r\nconnection: upgrade',
    'expect: 100-continue',
    'expect: nonsense',
    'content-type: application/json',
    'content-length: 5',
    'content-length: -1',
    'content-length: 99999999999999999999',
    'content-length: 5\r\ncontent-length: 6',
    'content-length: 0x10',
    'content-length: 900000',
    'transfer-encoding: chunked',
    'transfer-encoding: chunked, identity',
    'transfer-encoding: chunked\r\ncontent-length: 3',
    'transfer-encoding: gzip',
    'transfer-encoding : chunked',
    'accept: application/json, text/event-stream',
    'accept-language: \u0000',
    'origin: \u00ff',
    ' folded: x',
    'no colon',
    ': no name',
    'n\u0000l: x',
    `x-large: ${'a'.repeat(20_000)}`,
    Array.from({ length: 2_500 }, (_, at) => `x-${at}: y`).join('\r\n'),
  ),
  junk,
);
const body = fc.oneof(
  fc.constantFrom(
    '',
    '5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n',
    'ffffffffffffffff\r\nx',
    '-1\r\n\r\n',
    '5;ext="\u0000"\r\nabcde\r\n0\r\ntrailer: x\r\n\r\n',
    'zz\r\n',
    `${'0'.repeat(5_000)}5\r\nabcde\r\n0\r\n\r\n`,
    '{"messages":[{"role":"user","content":"Quad?"}],"stream":false}',
    '{"messages":[{"role":"user","content":"\u00ff\u00fe\u00c3("}]}',
    'GET /api/health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n',
  ),
  junk,
);
const oneRequest = fc
  .record({
    method: fc.constantFrom(
      'GET',
      'POST',
      'HEAD',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'CONNECT',
      'PRI',
      'get',
      'GE\u0000T',
      '',
    ),
    target,
    version: fc.constantFrom(
      'HTTP/1.1',
      'HTTP/1.1',
      'HTTP/1.1',
      'HTTP/1.0',
      'HTTP/2.0',
      'HTTP/9',
      'http/1.1',
      '',
    ),
    headers: fc.oneof(fc.constant([]), fc.array(header, { maxLength: 3 })),
    end: fc.oneof({ weight: 8, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r', '')),
    body,
  })
  .map(
    ({ method, target, version, headers, end, body }) =>
      [`${method} ${target} ${version}`, 'host: 127.0.0.1', ...headers].map((line) => line + end).join('') +
      end +
      body,
  );
const form =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="klima.txt"\r\n\r\nKlima\n\nEs wird warm.\n\r\n--x--\r\n';
const formHead = `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${form.length}\r\n`;
const upload = wire('POST', '/api/studies', undefined, formHead) + form;
/** Whole requests, one behind the other, of which some bytes are others or missing. */
const damaged = fc
  .record({
    from: fc.constantFrom(
      wire('GET', '/api/search?q=China&k=2'),
      wire('POST', '/api/chat', { messages: [{ role: 'user', content: 'Was ist die Quad?' }] }),
      wire('POST', '/v1/chat/completions', {
        model: 'beleg',
        messages: [{ role: 'user', content: 'Quad?' }],
      }),
      wire('POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }, 'accept: */*\r\n'),
      wire('GET', '/api/health').repeat(30),
      upload,
      wire('DELETE', '/api/studies/klima'),
    ),
    changes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 3 }),
    cut: fc.option(fc.nat(400)),
  })
  .map(({ from, changes, cut }) => {
    const bytes = Buffer.from(from);
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
    return bytes.subarray(0, cut ?? undefined).toString('latin1');
  });
const conversations = fc.record({
  sent: fc.oneof(
    fc.array(oneRequest, { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
    damaged,
    junk,
  ),
  /** Whether the client waits for what comes, or is gone at once. */
  waits: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** Sends bytes, ends its side of the connection, and gives what came back. */
async function converse(sent: string, waits: boolean): Promise<string> {
  const socket = server.connect();
  const answer = received(socket);
  if (!waits) {
    socket.write(sent, 'latin1', () => socket.destroy());
    return answer;
  }
  socket.end(sent, 'latin1');
  const hung = setTimeout(HANGS_MS, 'hangs', { ref: false });
  const came = await Promise.race([answer, hung]);
  socket.destroy();
  return came;
}

describe('whatever bytes come in', () => {
  it('are answered or refused, and the server goes on', async () => {
    const statuses = new Map<string, number>();
    const sample = fc.sample(conversations, { numRuns: CONVERSATIONS, seed: 3 });
    await Promise.all(sample.slice(0, AT_ONCE).map(({ sent, waits }) => converse(sent, waits)));
    const before = await server.holdings();
    for (let from = 0; from < sample.length; from += AT_ONCE) {
      await Promise.all(
        sample.slice(from, from + AT_ONCE).map(async ({ sent, waits }) => {
          const answer = await converse(sent, waits);
          const label = `${JSON.stringify(sent.slice(0, 600))} gave ${answer.slice(0, 600)}`;
          expect(answer, label).not.toBe('hangs');
          for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
            statuses.set(status!, (statuses.get(status!) ?? 0) + 1);
            // Of many files at once the last are told to come again.
            if (status === '503') expect(answer, label).toContain('"code":"busy"');
            else expect(Number(status), label).toBeLessThan(500);
          }
          expect(answer, label).not.toMatch(/root:x?:0:0|"name": "beleg"|"code":"internal"/);
        }),
      );
    }
    const socket = server.connect();
    socket.write(wire('GET', '/api/health', undefined, LAST));
    expect(await received(socket)).toMatch(/^HTTP\/1\.1 200 /);
    await expect.poll(async () => (await server.holdings()).sockets).toBe(0);
    // Files may still be read whose senders have left.
    await expect.poll(async () => (await server.holdings()).handles).toBeLessThanOrEqual(before.handles);
    const after = await server.holdings();
    if (IS_LONG) console.log('answers by status', Object.fromEntries(statuses), before, after);
    expect(after.heap - before.heap).toBeLessThan(GROWTH);
    expect(server.complaints).toBe('');
  });
});
