import type { Hono, MiddlewareHandler } from 'hono';
import { contextStorage } from 'hono/context-storage';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { AnswerSlots, takeSlot } from './answerSlots.ts';
import { createApi } from './api.ts';
import { type BelegParts, createBeleg } from './beleg.ts';
import { DESCRIPTION, describeApi } from './docs.ts';
import { errorHandler } from './errorHandler.ts';
import { ApiError } from './errors.ts';
import {
  type Access,
  GUARDED,
  limitBody,
  limitRate,
  refuseForeignHosts,
  refuseForeignSites,
  requireToken,
} from './guard.ts';
import { logRequests, questionLog } from './log.ts';
import { mcpRoute } from './mcp/route.ts';
import { createMetrics, type Door } from './metrics.ts';
import { openAiRoute } from './openai/route.ts';
import { servePage, strictHeaders } from './page.ts';
import { chatRoute } from './routes/chat.ts';
import { comparisonRoute } from './routes/comparison.ts';
import { healthRoute, liveRoute } from './routes/health.ts';
import { searchRoute } from './routes/search.ts';
import { studiesRoute } from './routes/studies.ts';
import { studyRoute } from './routes/study.ts';
import type { ErrorResponse } from './schema.ts';
import { watchDoor } from './watchDoor.ts';

export interface AppParts extends BelegParts, Access {
  /** Folder of the built page; without it the interface alone is served. */
  pageFolder?: string;
  /** Whether readers may add studies, and remove them. */
  canAdd?: boolean;
  /** Requests a minute for each address. */
  rateLimit?: number;
  /** How many answers are made at a time. */
  slots?: AnswerSlots;
  /** Where the app's metrics are kept, beside others of the process. */
  registry?: Registry;
  /** Gets a line for each request. */
  logger?: Logger | undefined;
  /** Whether it gets the questions as well. */
  logQuestions?: boolean;
  /** Told of errors that no reader may see. */
  log?: (error: unknown) => void;
}

export function createApp(parts: AppParts) {
  const { pageFolder, canAdd = true, token, origins, behindProxy = false } = parts;
  const { logger, log = console.error } = parts;
  const { slots = new AnswerSlots(), registry = new Registry() } = parts;
  const metrics = createMetrics(registry, slots, parts.library);
  const tellQuestion = logger && parts.logQuestions ? questionLog(logger) : undefined;
  const beleg = createBeleg(parts);
  const through = (door: Door) => watchDoor(beleg, door, metrics, { log, tellQuestion });

  const app = createApi();
  app.use(strictHeaders(), requestId(), metrics.count);
  if (logger) app.use(contextStorage(), logRequests(logger, behindProxy));
  // Ahead of the guards: whoever looks whether the process lives has no token.
  app.route('/', liveRoute());
  const own = refuseForeignHosts(parts);
  const known = [limitRate(parts.rateLimit, behindProxy), ...(token ? [requireToken(token)] : [])];
  const guards = [own, refuseForeignSites(), ...known, limitBody()];
  for (const path of GUARDED) use(path, guards);
  // Another site may lead to it.
  for (const path of DESCRIPTION) use(path, [own, ...known]);
  const slot = takeSlot(slots);
  for (const path of ['/api/chat', '/api/comparison', '/mcp']) app.use(path, slot);
  const api = app
    .route('/', healthRoute(beleg))
    .route('/', studyRoute(beleg))
    .route('/', studiesRoute(parts.library, canAdd))
    .route('/', searchRoute(beleg))
    .route('/', chatRoute(through('api'), log))
    .route('/', comparisonRoute(through('api')))
    .route('/v1', openAiRoute(through('v1'), { guards, slot, origin: origins?.[0], log }));
  app.route('/mcp', mcpRoute(through('mcp'), log));
  app.get('/metrics', async (c) =>
    c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  );
  describeApi(app, token !== undefined);
  if (pageFolder) {
    use('*', [own]);
    servePage(app, pageFolder);
  }
  reportErrors(app, log);
  return api;

  function use(path: string, handlers: readonly MiddlewareHandler[]): void {
    app.use(path, ...handlers);
  }
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
