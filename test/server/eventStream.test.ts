import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { parts } from '../parts.ts';

const question = { messages: [{ role: 'user', content: 'Was ist die Quad?' }] };

it.each([
  ['/api/chat', question],
  ['/v1/chat/completions', { model: 'beleg', stream: true, ...question }],
])('a stream of %s ends with its connection where the client wants none after it', async (path, body) => {
  const server = serve({ fetch: createApp(parts).fetch, port: 0, hostname: '127.0.0.1' });
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const connection = (keep: boolean) =>
      new Promise<string | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', connection: keep ? 'keep-alive' : 'close' };
        ask({ port, path, method: 'POST', headers }, (response) => {
          // Its end must have come before it is known what it said of the connection.
          text(response).then(() => resolve(response.headers.connection), reject);
        })
          .on('error', reject)
          .end(JSON.stringify(body));
      });
    expect(await connection(false)).toBe('close');
    expect(await connection(true)).toBe('keep-alive');
  } finally {
    server.close();
  }
});
