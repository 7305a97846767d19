import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { failure, parts, request } from '../parts.ts';

describe('refuseForeignPages', () => {
  it('accepts the own page and programs that name no origin', async () => {
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
  ])('refuses %j', async (headers) => {
    expect(await failure('/api/health', { headers })).toMatchObject({ status: 403, code: 'foreign_origin' });
  });

  it('refuses a foreign host name on loopback, and takes it where the server is open', async () => {
    const closed = createApp(parts);
    const open = createApp({ ...parts, origins: ['http://beleg.example'] });
    expect((await closed.request('http://rebound.example/api/health')).status).toBe(403);
    expect((await open.request('http://beleg.example/api/health')).status).toBe(200);
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
