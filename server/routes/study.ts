import { createRoute } from '@hono/zod-openapi';
import { createApi, errorsOf, json } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { passageRequest } from '../requests.ts';
import { passageResponse, studyResponse } from '../schema.ts';

const studyRead = createRoute({
  method: 'get',
  path: '/api/study',
  tags: ['The study'],
  summary: 'The whole study in reading order',
  responses: { 200: json(studyResponse, 'Sections and their passages.') },
});

const passageRead = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  tags: ['The study'],
  summary: 'One passage with its neighbours',
  request: { params: passageRequest },
  responses: { 200: json(passageResponse, 'The passage.'), ...errorsOf(404) },
});

export function studyRoute(beleg: Beleg) {
  return createApi()
    .openapi(studyRead, (c) => c.json(beleg.study, 200))
    .openapi(passageRead, (c) => c.json(beleg.passage(c.req.valid('param').id), 200));
}
