import { Hono } from 'hono';
import type { Search } from '#index/search.ts';
import { parseRequest } from '../errors.ts';
import { type SearchResponse, searchRequest } from '../schema.ts';
import { foundPassage } from '../wire.ts';

export function searchRoute(search: Search): Hono {
  return new Hono().get('/', async (c) => {
    const started = performance.now();
    const { q, k } = parseRequest(searchRequest, c.req.query());
    const passages = (await search(q, k)).map(foundPassage);
    return c.json<SearchResponse>({ query: q, passages, tookMs: performance.now() - started });
  });
}
