import { Hono } from 'hono';
import type { Study } from '#corpus/types.ts';
import { analyzerOf } from '#index/build.ts';
import type { Search } from '#index/search.ts';
import type { Answerer } from './answer/answerer.ts';
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

export interface AppParts {
  study: Study;
  search: Search;
  answerer: Answerer;
  encoder: { id: string; dimensions: number };
  fingerprint: string;
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
  const { study, search, answerer, pageFolder, loopbackOnly = true, rateLimit, log = console.error } = parts;
  const app = new Hono();
  app.use(strictHeaders());
  app.use('/api/*', refuseForeignPages(loopbackOnly), limitRate(rateLimit), limitBody());
  app.route('/api/health', healthRoute(parts));
  app.route('/api/study', studyRoute(study));
  app.route('/api/passages', passageRoute(study));
  app.route('/api/search', searchRoute(search, analyzerOf(study)));
  const dependsOn = { encoder: parts.encoder.id, index: parts.fingerprint, answerer: answerer.id };
  app.route('/api/chat', chatRoute(answerer, dependsOn, log));
  app.route('/api/comparison', comparisonRoute(answerer));
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
