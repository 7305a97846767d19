import type { Server } from 'node:http';
import { serve } from '@hono/node-server';

/** How long a client may take, in milliseconds, and how many there may be. */
export interface Limits {
  /** For the head of a request, and for all of it: whoever lets it trickle in is cut off. */
  headersMs: number;
  requestMs: number;
  /** In which nothing comes or goes: longer than a language model may take for an answer. */
  silenceMs: number;
  /** Between two requests: longer than proxies keep a connection, so that it is they who end it. */
  keepAliveMs: number;
  /** Connections at a time; more are refused. */
  connections: number;
}

const LIMITS: Limits = {
  headersMs: 10_000,
  requestMs: 30_000,
  silenceMs: 150_000,
  keepAliveMs: 65_000,
  connections: 1_000,
};

/** Serves over HTTP, within limits. */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: { host: string; port: number },
  { headersMs, requestMs, silenceMs, keepAliveMs, connections }: Limits = LIMITS,
): Server {
  const server = serve({
    fetch,
    hostname: host,
    port,
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: headersMs / 4,
    },
  }) as Server;
  server.timeout = silenceMs;
  server.maxConnections = connections;
  return server;
}
