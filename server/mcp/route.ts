import { createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import type { Beleg } from '../beleg.ts';
import { createMcpServer } from './server.ts';

/**
 * The Model Context Protocol over Streamable HTTP, without sessions: a server for every request, in whichever revision
 * of the protocol it is asked.
 */
export function mcpRoute(beleg: Beleg, log: (error: unknown) => void): Hono {
  const handler = createMcpHandler(() => createMcpServer(beleg, log));
  return new Hono().all('/', (c) => handler.fetch(c.req.raw));
}
