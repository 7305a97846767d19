import { Hono } from 'hono';
import { reportErrors } from './app.ts';
import { DESCRIPTION } from './docs.ts';
import {
  type Access,
  GUARDED,
  limitBody,
  refuseForeignHosts,
  refuseForeignSites,
  requireToken,
} from './guard.ts';
import { servePage, strictHeaders } from './page.ts';
import { liveRoute } from './routes/health.ts';
import type { StartingResponse } from './schema.ts';

interface StartingParts extends Access {
  /** The whole app, once it is assembled. */
  ready: Promise<Hono>;
  /** How much of the index is built; undefined where none is being built. */
  index: () => StartingResponse['index'];
  pageFolder: string | undefined;
  log: (error: unknown) => void;
}

/** Serves the page and says how far the start is, until the whole app can: what is asked before that waits for it. */
export function createStartingApp({ ready, index, pageFolder, log, ...access }: StartingParts): Hono {
  const app = new Hono();
  app.use(strictHeaders());
  app.route('/', liveRoute());
  const own = refuseForeignHosts(access);
  for (const path of GUARDED) {
    app.use(path, own, refuseForeignSites());
    if (access.token) app.use(path, requireToken(access.token));
    app.use(path, limitBody());
  }
  app.get('/api/health', (c) => {
    const progress = index();
    const response: StartingResponse = { status: 'starting', ...(progress && { index: progress }) };
    return c.json(response, 503, { 'retry-after': '1' });
  });
  for (const path of [...GUARDED, '/v1/*', ...DESCRIPTION]) {
    app.all(path, async (c) => (await ready).fetch(c.req.raw, c.env));
  }
  if (pageFolder) {
    app.use('*', own);
    servePage(app, pageFolder);
  }
  reportErrors(app, log);
  return app;
}
