import { Hono } from 'hono';
import type { AppParts } from '../app.ts';
import type { HealthResponse } from '../schema.ts';

export function healthRoute({ study, encoder, fingerprint, answerer }: AppParts): Hono {
  return new Hono().get('/', (c) =>
    c.json<HealthResponse>({
      status: 'ok',
      study: { title: study.title, passages: study.passages.length, sections: study.sections.length },
      encoder: { id: encoder.id, dimensions: encoder.dimensions },
      answerer: answerer.id,
      index: { fingerprint },
    }),
  );
}
