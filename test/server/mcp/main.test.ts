import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialize, rpc, startStdio } from './clients.ts';

const ready = { jsonrpc: '2.0', method: 'notifications/initialized' };
const ask = rpc('tools/call', { name: 'ask', arguments: { question: 'Was ist die Quad?' } }, 2);

/** What it wrote to standard output, which must be messages of the protocol, a line each. */
const messagesIn = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('serveStdio', () => {
  it('writes messages alone to standard output, builds its index meanwhile, and ends with its input', async () => {
    const indexDir = mkdtempSync(join(tmpdir(), 'beleg-index-'));
    const server = startStdio({ INDEX_DIR: indexDir });
    for (const message of [initialize('2025-06-18'), ready, ask]) server.send(message);
    await server.answered(2);
    server.closeInput();
    expect(await server.ended).toBe(0);
    const messages = messagesIn(server.output.stdout);
    expect(messages.map(({ id }) => id)).toEqual([1, 2]);
    expect(messages[1].result.content[0].text).toContain('Quad');
    expect(server.output.stderr).toMatch(/^index: no index/);
    rmSync(indexDir, { recursive: true });
  });

  it('goes on after a line that is no message', async () => {
    const server = startStdio();
    server.send([]);
    for (const message of [initialize('2025-03-26'), ready, ask]) server.send(message);
    await server.answered(2);
    server.closeInput();
    expect(await server.ended).toBe(0);
    expect(messagesIn(server.output.stdout)[0].result.protocolVersion).toBe('2025-03-26');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends on %s', async (signal) => {
    const server = startStdio();
    server.send(initialize('2025-06-18'));
    await server.answered(1);
    server.kill(signal);
    expect(await server.ended).toBe(0);
  });

  it('names an encoder that is not there in one line', async () => {
    const server = startStdio({ ENCODER: '/nowhere/encoder' });
    expect(await server.ended).toBe(1);
    expect(server.output.stderr).toMatch(/^beleg: [^\n]*\/nowhere\/encoder[^\n]*\n$/);
    expect(server.output.stdout).toBe('');
  });
});
