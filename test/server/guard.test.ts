import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { openAiErrorResponse } from '#server/openai/schema.ts';
import { failure, parts, request } from '../parts.ts';

const TOKEN = 'an-open-secret-0123456789';
/** One address behind every guard. */
const DOORS = ['/api/health', '/v1/models', '/mcp', '/metrics', '/openapi.json', '/docs', '/docs/start.js'];

describe('refuseForeignHosts and refuseForeignSites', () => {
  it('accept the own page and programs that name no origin', async () => {
    expect((await request('/api/health')).status).toBe(200);
    expect(
      (
        await request('/api/health', {
          headers: { origin: 'http://127.0.0.1:8787', 'sec-fetch-site': 'same-origin' },
        })
      ).status,
    ).toBe(200);
  });

  it.each([
    [{ origin: 'https://example.org' }],
    [{ origin: 'http://127.0.0.1:9999' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
  ])('refuse %j', async (headers) => {
    expect(await failure('/api/health', { headers })).toMatchObject({ status: 403, code: 'foreign_origin' });
  });

  const named = createApp({ ...parts, origins: ['https://beleg.example', 'http://beleg:8787'] });

  it.each(DOORS)('refuse a name that is not its own at %s', async (path) => {
    for (const own of ['127.0.0.1:8787', '127.0.0.2', '[::1]:80', 'localhost', '192.168.0.7', 'beleg:8787']) {
      expect([own, (await named.request(`http://${own}${path}`)).status]).not.toEqual([own, 403]);
    }
    for (const foreign of ['rebound.example', 'beleg.example.evil.test', '127.0.0.1.evil.test']) {
      const response = await named.request(`http://${foreign}${path}`);
      expect([foreign, response.status]).toEqual([foreign, 403]);
      expect(await response.text()).toContain('foreign_host');
    }
  });

  it.each(DOORS)('refuse a foreign origin at %s', async (path) => {
    const response = await named.request(`http://beleg.example${path}`, {
      headers: { origin: 'https://evil.test' },
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('foreign_origin');
  });

  it('take the own page behind a proxy that adds TLS, whatever host the proxy names', async () => {
    for (const host of ['beleg.example', '127.0.0.1:8787']) {
      const response = await named.request(`http://${host}/api/health`, {
        headers: { origin: 'https://beleg.example', 'sec-fetch-site': 'same-origin' },
      });
      expect(response.status).toBe(200);
    }
  });

  it('take any name where a token must be brought and no name was set', async () => {
    const secret = createApp({ ...parts, token: TOKEN });
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await secret.request('http://any.example/api/health', { headers })).status).toBe(200);
  });

  it('let other sites lead to the description', async () => {
    expect((await request('/docs', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });
});

describe('requireToken', () => {
  const secret = createApp({ ...parts, token: TOKEN });
  const ask = (path: string, headers: Record<string, string> = {}) =>
    secret.request(`http://localhost${path}`, { headers });

  it.each(DOORS)('lets in whoever brings the token at %s, and nobody else', async (path) => {
    for (const [authorization, challenge] of [
      [undefined, 'Bearer realm="Beleg"'],
      ['Bearer wrong-but-long-enough', 'Bearer realm="Beleg", error="invalid_token"'],
      [`Bearer ${TOKEN}x`, 'Bearer realm="Beleg", error="invalid_token"'],
      [`Basic ${TOKEN}`, 'Bearer realm="Beleg", error="invalid_request"'],
      ['Bearer ü', 'Bearer realm="Beleg", error="invalid_request"'],
    ]) {
      const response = await ask(path, authorization ? { authorization } : {});
      expect([authorization, response.status]).toEqual([authorization, 401]);
      expect(response.headers.get('www-authenticate')).toBe(challenge);
      expect(await response.json()).toMatchObject({ error: { code: 'unauthorized' } });
    }
    const { status } = await ask(path, { authorization: `Bearer ${TOKEN}` });
    expect(status).toBe(path === '/mcp' ? 405 : 200);
  });

  it('tells OpenAI’s clients in their form', async () => {
    const { error } = openAiErrorResponse.parse(await (await ask('/v1/models')).json());
    expect(error).toMatchObject({ type: 'invalid_request_error', code: 'unauthorized' });
  });

  it('is passed by whoever looks whether the process lives, who is told nothing else', async () => {
    expect(await (await ask('/api/live')).json()).toEqual({ status: 'live' });
  });

  it('is described', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const described = await (await ask('/openapi.json', headers)).json();
    expect(described.security).toEqual([{ token: [] }]);
    expect(described.components.securitySchemes.token).toEqual({ type: 'http', scheme: 'bearer' });
    expect(described.paths['/api/live'].get.security).toEqual([]);
  });
});

describe('refuseForeignHosts, of real connections', () => {
  it.each(['127.0.0.300', '1.2.3.4.5'])('refuses the host name %s, which is none', async (host) => {
    const server = serve({ fetch: createApp(parts).fetch, port: 0 });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [response] = await once(get({ port, path: '/api/health', headers: { host } }), 'response');
    expect(response.statusCode).toBe(403);
    response.resume();
    server.close();
  });
});

describe('limitRate', () => {
  it('answers 429 past the limit', async () => {
    const limited = createApp({ ...parts, rateLimit: 3 });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await limited.request('http://localhost/api/health')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('counts tokens that are guessed', async () => {
    const limited = createApp({ ...parts, token: TOKEN, rateLimit: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await limited.request('http://localhost/api/health')).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  /** As they come over the network from one address. */
  const incoming = { socket: { remoteAddress: '10.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } };
  const bindings = { incoming } as unknown as HttpBindings;

  it('tells clients apart by what the proxy says of them, and by nothing that they say themselves', async () => {
    const statusesOf = async (behindProxy: boolean, chains: string[]) => {
      const limited = createApp({ ...parts, rateLimit: 1, behindProxy });
      const statuses = [];
      for (const chain of chains) {
        const headers = { 'x-forwarded-for': chain };
        statuses.push((await limited.request('http://localhost/api/health', { headers }, bindings)).status);
      }
      return statuses;
    };
    expect(await statusesOf(true, ['192.0.2.1', '192.0.2.2', '2001:db8::1'])).toEqual([200, 200, 200]);
    expect(await statusesOf(true, ['6.6.6.6, 192.0.2.1', '7.7.7.7, 192.0.2.1'])).toEqual([200, 429]);
    expect(await statusesOf(true, ['nonsense', 'other'])).toEqual([200, 429]);
    expect(await statusesOf(false, ['192.0.2.1', '192.0.2.2'])).toEqual([200, 429]);
  });
});

describe('limitBody', () => {
  const body = { messages: [{ role: 'user', content: 'Japan?' }], stream: false };

  it('answers 413 where the length that is told is too large, and where a body without one is', async () => {
    const told = { 'content-length': '1000001' };
    expect(await failure('/api/chat', { body, headers: told })).toMatchObject({
      status: 413,
      code: 'too_large',
    });
    const long = { ...body, more: 'x'.repeat(1_000_000) };
    expect(await failure('/api/chat', { body: long })).toMatchObject({ status: 413, code: 'too_large' });
  });

  it('takes what is small enough, whether its length is told or not', async () => {
    const told = { 'content-length': String(JSON.stringify(body).length) };
    expect((await request('/api/chat', { body, headers: told })).status).toBe(200);
    expect((await request('/api/chat', { body })).status).toBe(200);
  });
});
