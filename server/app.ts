import { Hono } from 'hono';
import { type BelegParts, createBeleg } from './beleg.ts';
import { ApiError, wireError } from './errors.ts';
import { limitBody, limitRate, refuseForeignPages } from './guard.ts';
import { interfaceLanguage } from './interfaceLanguage.ts';
import { servePage, strictHeaders } from './page.ts';
import { chatRoute } from './routes/chat.ts';
import { comparisonRoute } from './routes/comparison.ts';
import { healthRoute } from './routes/health.ts';
import { searchRoute } from './routes/search.ts';
import { passageRoute, studyRoute } from './routes/study.ts';
import type { ErrorResponse } from './schema.ts';

export interface AppParts extends BelegParts {
  /** Folder of the built page; without it the interface alone is served. */
  pageFolder?: string;
  /** Bound to this machine alone: requests under any other host name are then refused. */
  loopbackOnly?: boolean;
  /** Requests a minute for each address. */
  rateLimit?: number;
  /** Told of errors that no reader may see. */
  log?: (error: unknown) => void;
}

export function createApp(parts: AppParts): Hono {
  const { pageFolder, loopbackOnly = true, rateLimit, log = console.error } = parts;
  const beleg = createBeleg(parts);
  const app = new Hono();
  app.use(strictHeaders());
  app.use('/api/*', refuseForeignPages(loopbackOnly), limitRate(rateLimit), limitBody());
  app.route('/api/health', healthRoute(beleg));
  app.route('/api/study', studyRoute(beleg));
  app.route('/api/passages', passageRoute(beleg));
  app.route('/api/search', searchRoute(beleg));
  app.route('/api/chat', chatRoute(beleg, log));
  app.route('/api/comparison', comparisonRoute(beleg));
  if (pageFolder) servePage(app, pageFolder);
  reportErrors(app, log);
  return app;
}

/** Unknown addresses and errors, as the interface tells them. */
export function reportErrors(app: Hono, log: (error: unknown) => void): void {
  app.notFound((c) => {
    throw new ApiError(404, 'not_found', {
      de: `${c.req.method} ${c.req.path} gibt es hier nicht.`,
      en: `There is no ${c.req.method} ${c.req.path} here.`,
    });
  });
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) log(error);
    const status = error instanceof ApiError ? error.status : 500;
    return c.json<ErrorResponse>({ error: wireError(error, interfaceLanguage(c)) }, status);
  });
}
