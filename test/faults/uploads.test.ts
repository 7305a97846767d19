import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import { fileForm } from './forms.ts';
import { LAST, type ProbedServer, received, startProbedServer, wire } from './probedServer.ts';
import { randomOf, times } from './scale.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const AT_ONCE = times(12, 200);
const LEAVING = times(40, 1_000);

const root = mkdtempSync(join(tmpdir(), 'beleg-uploads-'));
afterAll(() => rmSync(root, { recursive: true }));
const report = (n: number) => `# Bericht ${n}\n\nDer Hafen von Stadt ${n} hat ${n + 2} Kräne.\n`;

describe('many files at once', () => {
  it('are read one after the other; who comes too soon is told when to try again', async () => {
    const { library, ...assembled } = await assemble({ ...readIndexSettings({}), studiesDir: root });
    const logged: unknown[] = [];
    const app = createApp({
      ...assembled,
      library,
      rateLimit: 1_000_000,
      log: (error) => logged.push(error),
    });
    const add = (n: number) =>
      app.request(`${ORIGIN}/api/studies`, { method: 'POST', body: fileForm(`${n}.md`, report(n)) });
    let pending = Array.from({ length: AT_ONCE }, (_, n) => n);
    const first = await Promise.all(pending.map(add));
    const statuses = first.map(({ status }) => status);
    const taken = statuses.filter((status) => status === 201).length;
    expect(taken).toBeGreaterThanOrEqual(8);
    expect(statuses).toContain(503);
    for (const response of first.filter(({ status }) => status !== 201)) {
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await response.json()).error.code).toBe('busy');
    }
    pending = pending.filter((n) => statuses[n] === 503);
    // One by one there is room for all, and what was there already is none the worse for it.
    for (const n of pending.slice(0, 3)) expect((await add(n)).status).toBe(201);
    expect((await add(0)).status).toBe(409);
    const left = AbortSignal.abort();
    const late = { name: 'spaet.md', bytes: new TextEncoder().encode(report(-1)) };
    await expect(library.add(late, left)).rejects.toThrow(/abort/i);
    const entries = await library.list();
    expect(entries).toHaveLength(1 + taken + Math.min(3, pending.length));
    expect(readdirSync(root).sort()).toEqual(
      entries
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    );
    expect(logged).toEqual([]);
  });
});

describe('a reader who leaves amid an upload', () => {
  let server: ProbedServer;
  beforeAll(async () => {
    server = await startProbedServer();
  });
  afterAll(() => server.stop());

  it('leaves nothing behind', async () => {
    const random = randomOf(19);
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.md"\r\n\r\n';
    const body = `${head}# Bericht\n\n${'Der Hafen hat viele Kräne. '.repeat(4_000)}\r\n--x--\r\n`;
    const size = Buffer.byteLength(body);
    const leave = async () => {
      const socket = server.connect();
      const closed = new Promise((resolve) => socket.on('close', resolve));
      const more = `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${size}\r\n`;
      socket.write(wire('POST', '/api/studies', undefined, more));
      socket.write(body.slice(0, Math.floor(random() * (body.length - 100))));
      await setTimeout(random() * 30);
      if (random() < 0.5) socket.resetAndDestroy();
      else socket.destroy();
      await closed;
    };
    for (let from = 0; from < LEAVING; from += 20) await Promise.all(Array.from({ length: 20 }, leave));
    await expect.poll(async () => (await server.holdings()).sockets).toBe(0);
    const socket = server.connect();
    socket.write(wire('GET', '/api/studies', undefined, LAST));
    const answer = await received(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toContain('addedAt');
    expect(existsSync(server.studiesDir) ? readdirSync(server.studiesDir) : []).toEqual([]);
    expect(server.complaints).toBe('');
  });
});
