import { createRoute } from '@hono/zod-openapi';
import { createApi, json } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { healthResponse, startingResponse } from '../schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/health',
  tags: ['The study'],
  summary: 'What is served',
  responses: {
    200: json(healthResponse, 'Ready.'),
    503: json(startingResponse, 'Beleg starts. All else that is asked meanwhile waits.'),
  },
});

export function healthRoute({ health }: Beleg) {
  return createApi().openapi(route, (c) => c.json(health, 200));
}
