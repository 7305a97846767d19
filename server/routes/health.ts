import { createRoute } from '@hono/zod-openapi';
import { createApi, json } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { healthResponse, liveResponse, startingResponse } from '../schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/health',
  operationId: 'readHealth',
  tags: ['The study'],
  summary: 'What is served',
  responses: {
    200: json(healthResponse, 'Ready.'),
    503: json(startingResponse, 'Beleg starts. All else that is asked meanwhile waits.'),
  },
});

const liveRead = createRoute({
  method: 'get',
  path: '/api/live',
  operationId: 'readLiveness',
  tags: ['The study'],
  summary: 'Whether the process serves, ready or not',
  security: [],
  responses: { 200: json(liveResponse, 'It does.') },
});

/** For whoever restarts a process that hangs: nothing of the study, and open to all. */
export function liveRoute() {
  return createApi().openapi(liveRead, (c) => c.json({ status: 'live' as const }, 200));
}

export function healthRoute({ health }: Beleg) {
  return createApi().openapi(route, (c) => c.json(health, 200));
}
