import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { failure, parts, request } from '../../parts.ts';
import { initialize, rpc } from './clients.ts';

const accept = 'application/json, text/event-stream';
const post = (body: unknown, headers = {}) => request('/mcp', { body, headers: { accept, ...headers } });

/** The message that answers a request, whether it came as JSON or as an event. */
async function messageOf(response: Response) {
  const text = await response.text();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
}

describe('mcpRoute', () => {
  it.each(['2025-11-25', '2025-06-18', '2025-03-26'])('serves clients of revision %s', async (version) => {
    const { result } = await messageOf(await post(initialize(version)));
    expect(result).toMatchObject({ protocolVersion: version, serverInfo: { name: 'beleg' } });
    const headers = { 'mcp-protocol-version': version };
    const ready = await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, headers);
    expect(ready.status).toBe(202);
    const call = rpc('tools/call', { name: 'ask', arguments: { question: 'Was ist die Quad?' } });
    expect((await messageOf(await post(call, headers))).result.content[0].text).toContain('Quad');
  });

  it('answers a revision that it does not know with one that it does', async () => {
    const { result } = await messageOf(await post(initialize('1999-01-01')));
    expect(result.protocolVersion).toBe('2025-11-25');
  });

  it('has no sessions to follow or to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await createApp(parts).request('http://localhost/mcp', {
        method,
        headers: { accept },
      });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  it('answers what is no request of the protocol with an error of the protocol', async () => {
    for (const body of ['{', '{}', '[]', 'null']) {
      const response = await post(body);
      expect([body, response.status]).toEqual([body, 400]);
      expect(await messageOf(response)).toMatchObject({ error: { code: expect.any(Number) } });
    }
    expect((await messageOf(await post(rpc('tools/none')))).error).toMatchObject({ code: -32601 });
  });

  it.each([[{ origin: 'https://example.org' }], [{ origin: 'null' }], [{ 'sec-fetch-site': 'cross-site' }]])(
    'refuses %j',
    async (headers) => {
      expect(await failure('/mcp', { body: initialize('2025-06-18'), headers })).toMatchObject({
        status: 403,
        code: 'foreign_origin',
      });
    },
  );

  it('refuses a host name that is not its own', async () => {
    const ask = (app: ReturnType<typeof createApp>) =>
      app.request('http://rebound.example/mcp', {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json' },
        body: JSON.stringify(initialize('2025-06-18')),
      });
    expect((await ask(createApp(parts))).status).toBe(403);
    expect((await ask(createApp({ ...parts, origins: ['http://rebound.example'] }))).status).toBe(200);
  });

  it('refuses what is too large', async () => {
    const call = rpc('tools/call', { name: 'ask', arguments: { question: 'a'.repeat(1_000_000) } });
    expect(await failure('/mcp', { body: call })).toMatchObject({ status: 413, code: 'too_large' });
  });

  it('counts its requests and those of the HTTP interface as one reader’s', async () => {
    const limited = createApp({ ...parts, rateLimit: 2 });
    const statuses = [];
    for (const path of ['/api/health', '/mcp', '/mcp', '/api/health']) {
      statuses.push((await limited.request(`http://localhost${path}`)).status);
    }
    expect(statuses).toEqual([200, 405, 429, 429]);
  });

  it('hides what went wrong inside, and logs it', async () => {
    const logged: unknown[] = [];
    const broken = createApp({
      ...parts,
      search: () => Promise.reject(new Error('secret path /home/x')),
      log: (error) => logged.push(error),
    });
    const response = await broken.request('http://localhost/mcp', {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify(rpc('tools/call', { name: 'search', arguments: { query: 'China' } })),
    });
    const { result } = await messageOf(response);
    expect(result).toEqual({
      content: [{ type: 'text', text: 'Something went wrong on the server. Please try again.' }],
      isError: true,
    });
    expect(logged).toEqual([new Error('secret path /home/x')]);
  });

  it('takes one message a request: a hundred at once would count as one', async () => {
    const response = await request('/mcp', {
      headers: { accept },
      body: [rpc('tools/call', { name: 'search', arguments: { query: 'China' } })],
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: -32600 } });
  });
});
