import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startModelServer, trouble } from '../modelServer.ts';
import { startServer } from '../server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const TOKEN = 'an-open-secret-0123456789';

/** With headers that `fetch` sets by itself. */
function statusOf(url: string, options: { headers: Record<string, string> }): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, options, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

/** Runs the server where it must fail; its exit code and what it printed to standard error. */
function failing(env: NodeJS.ProcessEnv): Promise<{ code: unknown; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'server/main.ts'],
      { cwd: root, env: { ...process.env, PORT: '0', ...env } },
      (error, _, stderr) => resolve({ code: error?.code ?? 0, stderr }),
    );
  });
}

describe('the server process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('serves until it is told to stop by %s', async (signal) => {
    const server = await startServer();
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    expect(await server.stop(signal)).toBe(0);
  });

  it('finishes an answer that is under way when it is told to stop', async () => {
    const server = await startServer();
    const answer = fetch(`${server.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Was ist die Quad?' }], stream: false }),
    });
    const [response, code] = await Promise.all([answer, answer.then(() => server.stop())]);
    expect(response.status).toBe(200);
    expect((await response.json()).answer.text).toContain('Quad');
    expect(code).toBe(0);
  });

  it('names a busy port in one line', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    expect(await failing({ PORT: String(port) })).toEqual({
      code: 1,
      stderr: `beleg: port ${port} is in use; set PORT to a free one\n`,
    });
    blocker.close();
  });

  it('names a bad port in one line', async () => {
    const { code, stderr } = await failing({ PORT: 'acht' });
    expect(code).toBe(2);
    expect(stderr).toBe('beleg: PORT is "acht"; expected a whole number from 0 to 65535\n');
  });

  it('lets nobody in from outside without a token, and says in one line how they may be', async () => {
    expect(await failing({ HOST: '0.0.0.0' })).toEqual({
      code: 2,
      stderr:
        'beleg: HOST is "0.0.0.0", by which others reach Beleg; expected TOKEN as well, which they must then bring, or OPEN=yes to let in everyone\n',
    });
  });

  it.each([{ HOST: '127.0.0.2' }, { HOST: '0.0.0.0', OPEN: 'yes' }])('serves with %j', async (env) => {
    const server = await startServer(env);
    expect((await fetch(`${server.url}/api/health`, { headers: { origin: server.url } })).status).toBe(200);
    const foreign = { headers: { origin: 'http://evil.test' } };
    for (const path of ['/', '/api/health', '/v1/models', '/mcp', '/docs']) {
      expect([path, (await fetch(server.url + path, foreign)).status]).toEqual([path, 403]);
      const rebound = { headers: { host: 'rebound.example' } };
      expect([path, await statusOf(server.url + path, rebound)]).toEqual([path, 403]);
    }
    await server.stop();
  });

  it('gives the page to all, and the rest to whoever brings the token', async () => {
    const server = await startServer({ HOST: '0.0.0.0', TOKEN, ORIGIN: 'https://beleg.example' });
    const authorization = `Bearer ${TOKEN}`;
    expect((await fetch(server.url)).status).toBe(200);
    expect((await fetch(`${server.url}/api/live`)).status).toBe(200);
    for (const path of ['/api/health', '/api/study', '/v1/models', '/metrics', '/openapi.json', '/docs']) {
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 401]);
      // As a proxy that adds TLS passes it on.
      const headers = { host: 'beleg.example', origin: 'https://beleg.example', authorization };
      expect([path, await statusOf(server.url + path, { headers })]).toEqual([path, 200]);
    }
    const metrics = await (await fetch(`${server.url}/metrics`, { headers: { authorization } })).text();
    expect(metrics).toContain('process_resident_memory_bytes');
    expect(metrics).toContain('http_requests_total{method="GET",route="/api/*",status="401",ok="false"} 2');
    await server.stop();
  });

  it('makes no more answers at a time than it is to, and says so', async () => {
    const model = await startModelServer(trouble.silence);
    const server = await startServer({
      ANSWERS: '1',
      MODEL: 'openai:test',
      OPENAI_BASE_URL: `${model.url}/v1`,
    });
    const leaving = new AbortController();
    const ask = (stream: boolean, signal?: AbortSignal) =>
      fetch(`${server.url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: 'Was ist die Quad?' }], stream }),
        ...(signal && { signal }),
      });
    const gauge = async (name: string) =>
      new RegExp(`^${name} (\\d+)$`, 'm').exec(await (await fetch(`${server.url}/metrics`)).text())?.[1];
    const first = await ask(true, leaving.signal);
    const others = Array.from({ length: 64 }, () => ask(false, leaving.signal).catch(() => undefined));
    await expect.poll(() => gauge('beleg_answers_waiting')).toBe('64');
    const refused = await ask(true);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    // The reader of the stream leaves, and those who wait do too.
    leaving.abort();
    await Promise.all([first.text().catch(() => {}), ...others]);
    await expect.poll(() => gauge('beleg_answers_open')).toBe('0');
    await server.stop();
    await model.stop();
  });

  it('names a folder that can hold no index in one line', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'beleg-index-')), 'file');
    writeFileSync(file, 'not a folder');
    const { code, stderr } = await failing({ INDEX_DIR: file });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^beleg: [^\n]*INDEX_DIR[^\n]*\n$/);
  });

  it('names an encoder that is not there in one line', async () => {
    const { code, stderr } = await failing({ ENCODER: '/nowhere/encoder' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^beleg: [^\n]*ENCODER[^\n]*\/nowhere\/encoder[^\n]*\n$/);
  });
});
