import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startServer } from '../server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

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
