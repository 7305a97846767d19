import { Hono } from 'hono';
import type { Beleg } from '../beleg.ts';

/** The whole study in reading order. */
export function studyRoute({ study }: Beleg): Hono {
  return new Hono().get('/', (c) => c.json(study));
}

/** One passage with its neighbours. */
export function passageRoute(beleg: Beleg): Hono {
  return new Hono().get('/:id', (c) => c.json(beleg.passage(c.req.param('id'))));
}
