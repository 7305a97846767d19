import type { Hono } from 'hono';
import { createApi } from './api.ts';
import { type BelegParts, createBeleg } from './beleg.ts';
import { describeApi } from './docs.ts';
import { errorHandler } from './errorHandler.ts';
import { ApiError } from './errors.ts';
import { GUARDED, limitBody, limitRate, refuseForeignPages } from './guard.ts';
import { mcpRoute } from './mcp/route.ts';
import { openAiRoute } from './openai/route.ts';
import { servePage, strictHeaders } from './page.ts';
import { chatRoute } from './routes/chat.ts';
import { comparisonRoute } from './routes/comparison.ts';
import { healthRoute } from './routes/health.ts';
import { searchRoute } from './routes/search.ts';
import { studiesRoute } from './routes/studies.ts';
import { studyRoute } from './routes/study.ts';
import type { ErrorResponse } from './schema.ts';

export interface AppParts extends BelegParts {
  /** Folder of the built page; without it the interface alone is served. */
  pageFolder?: string;
  /** Whether readers may add studies, and remove them. */
  canAdd?: boolean;
  /** Bound to this machine alone: requests under any other host name are then refused. */
  loopbackOnly?: boolean;
  /** Requests a minute for each address. */
  rateLimit?: number;
  /** Told of errors that no reader may see. */
  log?: (error: unknown) => void;
}

export function createApp(parts: AppParts) {
  const { pageFolder, loopbackOnly = true, canAdd = true, rateLimit, log = console.error } = parts;
  const beleg = createBeleg(parts);
  const app = createApi();
  app.use(strictHeaders());
  const guards = [refuseForeignPages(loopbackOnly), limitRate(rateLimit), limitBody()] as const;
  for (const path of GUARDED) app.use(path, ...guards);
  const api = app
    .route('/', healthRoute(beleg))
    .route('/', studyRoute(beleg))
    .route('/', studiesRoute(parts.library, canAdd))
    .route('/', searchRoute(beleg))
    .route('/', chatRoute(beleg, log))
    .route('/', comparisonRoute(beleg))
    .route('/v1', openAiRoute(beleg, guards, log));
  app.route('/mcp', mcpRoute(beleg, log));
  describeApi(app);
  if (pageFolder) servePage(app, pageFolder);
  reportErrors(app, log);
  return api;
}

/** The interface as Hono's typed client sees it. */
export type Api = ReturnType<typeof createApp>;

/** Unknown addresses and errors, as the interface tells them. */
export function reportErrors(app: Hono, log: (error: unknown) => void): void {
  app.notFound((c) => {
    throw new ApiError(404, 'not_found', {
      de: `${c.req.method} ${c.req.path} gibt es hier nicht.`,
      en: `There is no ${c.req.method} ${c.req.path} here.`,
    });
  });
  app.onError(errorHandler<ErrorResponse>(log, (error) => ({ error })));
}
