/** The real server for `npm run bench:load`, beside a bare `hello world` in the same process. Tells its parent what it uses. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import { builtPage } from '#server/page.ts';

/** Processor time since the start, in ms, and memory, in bytes. */
export interface Usage {
  /** Of the question that it answers. */
  id: number;
  cpuMs: number;
  rss: number;
  heap: number;
}

const pageFolder = builtPage();
const app = createApp({
  ...(await assemble(readIndexSettings(process.env))),
  rateLimit: Number.POSITIVE_INFINITY,
  ...(pageFolder && { pageFolder }),
});
const bare = new Hono().get('/hello', (c) => c.text('hello world'));

const server = serve(
  {
    fetch: (request, env) => (request.url.endsWith('/hello') ? bare : app).fetch(request, env),
    hostname: '127.0.0.1',
    port: 0,
  },
  () => process.send!({ port: (server.address() as AddressInfo).port }),
);

process.on('message', (id: number) => {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send!({ id, cpuMs: (user + system) / 1000, rss, heap: heapUsed } satisfies Usage);
});
process.on('disconnect', () => process.exit(0));
