import { Hono } from 'hono';
import type { Beleg } from '../beleg.ts';

export function healthRoute({ health }: Beleg): Hono {
  return new Hono().get('/', (c) => c.json(health));
}
