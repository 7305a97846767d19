import { createRoute } from '@hono/zod-openapi';
import { createApi, errorsOf, json } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { passageRequest, studyRequest } from '../requests.ts';
import { passageResponse, studyResponse } from '../schema.ts';

const studyRead = createRoute({
  method: 'get',
  path: '/api/study',
  operationId: 'readStudy',
  tags: ['The study'],
  summary: 'A whole study in reading order',
  request: { query: studyRequest },
  responses: { 200: json(studyResponse, 'Sections and their passages.'), ...errorsOf(404) },
});

const passageRead = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  operationId: 'readPassage',
  tags: ['The study'],
  summary: 'One passage with its neighbours',
  request: { params: passageRequest },
  responses: { 200: json(passageResponse, 'The passage.'), ...errorsOf(404) },
});

export function studyRoute(beleg: Beleg) {
  return createApi()
    .openapi(studyRead, async (c) => c.json(await beleg.study(c.req.valid('query').id), 200))
    .openapi(passageRead, async (c) => c.json(await beleg.passage(c.req.valid('param').id), 200));
}
