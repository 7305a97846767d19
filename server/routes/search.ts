import { Hono } from 'hono';
import type { Beleg } from '../beleg.ts';
import { parseRequest } from '../errors.ts';
import { searchRequest } from '../schema.ts';

/** Finds passages, and where the words of the query stand in them. */
export function searchRoute(beleg: Beleg): Hono {
  return new Hono().get('/', async (c) => {
    const { q, k } = parseRequest(searchRequest, c.req.query());
    return c.json(await beleg.search(q, k));
  });
}
