import { createRoute, z } from '@hono/zod-openapi';
import { createApi, errorsOf, json } from '../api.ts';
import type { Library } from '../library.ts';
import { removeRequest } from '../requests.ts';
import { studiesResponse, studyEntry } from '../schema.ts';
import { NO_FILE, noForm, readOnly } from '../studyErrors.ts';

const tags = ['Studies'];

const studiesRead = createRoute({
  method: 'get',
  path: '/api/studies',
  operationId: 'listStudies',
  tags,
  summary: 'The studies that can be asked, searched and read',
  responses: { 200: json(studiesResponse, 'The studies.'), ...errorsOf() },
});

const studyAdded = createRoute({
  method: 'post',
  path: '/api/studies',
  operationId: 'addStudy',
  tags,
  summary: 'Add a study',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z
              .custom<File>((file) => file instanceof File, { params: NO_FILE })
              .openapi({
                type: 'string',
                format: 'binary',
                description: 'A PDF, DOCX, HTML, Markdown or text file.',
              }),
          }),
        },
      },
    },
  },
  responses: {
    201: json(studyEntry, 'The study, ready to be asked.'),
    ...errorsOf(400, 403, 409, 413, 415, 422, 507),
  },
});

const studyRemoved = createRoute({
  method: 'delete',
  path: '/api/studies/{id}',
  operationId: 'removeStudy',
  tags,
  summary: 'Remove an added study',
  request: { params: removeRequest },
  responses: { 204: { description: 'Nothing of it is left.' }, ...errorsOf(403, 404, 507) },
});

/** The library: what it has, and where the server allows it, what readers add and remove. */
export function studiesRoute(library: Library, canAdd: boolean) {
  const app = createApi();
  app.post('/api/studies', async (c, next) => {
    if (!canAdd) throw readOnly();
    if (!c.req.header('content-type')?.startsWith('multipart/form-data')) throw noForm();
    await next();
  });
  return app
    .openapi(studiesRead, async (c) => c.json({ studies: await library.list(), canAdd }, 200))
    .openapi(studyAdded, async (c) => {
      const { file } = c.req.valid('form');
      const bytes = new Uint8Array(await file.arrayBuffer());
      return c.json(await library.add({ name: file.name, bytes }, c.req.raw.signal), 201);
    })
    .openapi(studyRemoved, async (c) => {
      if (!canAdd) throw readOnly();
      await library.remove(c.req.valid('param').id);
      return c.body(null, 204);
    });
}
