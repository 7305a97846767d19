import { Hono } from 'hono';
import type { Search } from '#index/search.ts';
import type { Analyzer } from '#index/text.ts';
import { createWordMarker } from '#index/wordMarker.ts';
import { parseRequest } from '../errors.ts';
import { type SearchResponse, searchRequest } from '../schema.ts';
import { foundPassage } from '../wire.ts';

/** Finds passages, and where the words of the query stand in them. */
export function searchRoute(search: Search, analyze: Analyzer): Hono {
  const mark = createWordMarker(analyze);
  return new Hono().get('/', async (c) => {
    const started = performance.now();
    const { q, k } = parseRequest(searchRequest, c.req.query());
    const passages = (await search(q, k)).map((result) => {
      const { matched, ...found } = foundPassage(result);
      return { ...found, matched: { ...matched, words: mark(found.text, matched.terms) } };
    });
    return c.json<SearchResponse>({ query: q, passages, tookMs: performance.now() - started });
  });
}
