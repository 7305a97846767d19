import { createRoute } from '@hono/zod-openapi';
import { createApi, errorsOf, json } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { searchRequest } from '../requests.ts';
import { searchResponse } from '../schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/search',
  operationId: 'search',
  tags: ['The study'],
  summary: 'Find passages, and where the words of the query stand in them',
  request: { query: searchRequest },
  responses: { 200: json(searchResponse, 'The passages, best first.'), ...errorsOf(400, 404) },
});

export function searchRoute(beleg: Beleg) {
  return createApi().openapi(route, async (c) => {
    const { q, k, studies } = c.req.valid('query');
    return c.json(await beleg.search(q, k, studies), 200);
  });
}
