import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingResponse } from '#server/schema.ts';
import { type RunningServer, startBuildingServer } from '../server.ts';

describe('a server whose index is still to be built', () => {
  let indexDir: string;
  let server: RunningServer;
  beforeEach(async () => {
    indexDir = mkdtempSync(join(tmpdir(), 'beleg-index-'));
    server = await startBuildingServer(indexDir);
  });
  afterEach(async () => {
    await server.stop();
    rmSync(indexDir, { recursive: true });
  });

  it('says how far it is, serves the page, and answers what was asked meanwhile', async () => {
    const answer = fetch(`${server.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Was ist die Quad?' }], stream: false }),
    });
    const tools = fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    const models = fetch(`${server.url}/v1/models`);
    const page = await fetch(server.url);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<title>Beleg</title>');

    const shares: number[] = [];
    for (;;) {
      await setTimeout(20);
      // A connection that was kept open is cut where the server was busy for longer than it keeps one.
      const health = await fetch(`${server.url}/api/health`).catch(() => undefined);
      if (!health) continue;
      if (health.ok) break;
      expect(health.status).toBe(503);
      const { index } = startingResponse.parse(await health.json());
      if (index) shares.push(index.done / index.total);
    }
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect((await (await answer).json()).answer.text).toContain('Quad');
    expect(await (await tools).text()).toContain('read_passage');
    expect((await (await models).json()).data).toHaveLength(1);
  });

  it('refuses other sites and huge requests while it starts, as it does later', async () => {
    const foreign = await fetch(`${server.url}/api/health`, { headers: { origin: 'http://evil.test' } });
    expect(foreign.status).toBe(403);
    const huge = await fetch(`${server.url}/api/chat`, { method: 'POST', body: 'a'.repeat(1_100_000) });
    expect(huge.status).toBe(413);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(503);
  });

  it('ends when it is told to', async () => {
    expect(await server.stop()).toBe(0);
  });

  it('ends so as well while a question waits', async () => {
    const waiting = fetch(`${server.url}/api/search?q=Quad`).catch(() => undefined);
    // Gives the question the time to arrive.
    await fetch(`${server.url}/api/health`);
    expect(await server.stop()).toBe(0);
    await waiting;
  });
});
