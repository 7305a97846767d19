import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

/** Server-sent events. Whether the connection is kept after them is for HTTP and its client to say: Hono would always keep it. */
export function eventStream(c: Context, send: (events: SSEStreamingApi) => Promise<void>): Response {
  const response = streamSSE(c, send);
  response.headers.delete('connection');
  return response;
}
