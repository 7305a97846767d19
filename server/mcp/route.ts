import { createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import type { Beleg } from '../beleg.ts';
import { createMcpServer } from './server.ts';

const NO_BATCH = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32600, message: 'Batches are not accepted; expected is one message a request.' },
};

/**
 * The Model Context Protocol over Streamable HTTP, without sessions: a server for every request, in whichever revision
 * of the protocol it is asked.
 */
export function mcpRoute(beleg: Beleg, log: (error: unknown) => void): Hono {
  const handler = createMcpHandler(() => createMcpServer(beleg, log));
  return new Hono().all('/', async (c) => {
    if (c.req.method !== 'POST') return handler.fetch(c.req.raw);
    const body = await c.req.text();
    // The protocol has none any more, and a hundred calls in one request would count as one.
    if (/^\s*\[/.test(body)) return c.json(NO_BATCH, 400);
    return handler.fetch(new Request(c.req.raw, { body }));
  });
}
