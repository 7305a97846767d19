import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Study } from '#corpus/types.ts';
import type { Search } from '#index/search.ts';
import type { Answerer } from './answer/answerer.ts';
import { ApiError, interfaceLanguage, wireError } from './errors.ts';
import { limitRate, refuseForeignPages } from './guard.ts';
import { chatRoute } from './routes/chat.ts';
import { comparisonRoute } from './routes/comparison.ts';
import { healthRoute } from './routes/health.ts';
import { searchRoute } from './routes/search.ts';
import { passageRoute, studyRoute } from './routes/study.ts';
import type { ErrorResponse } from './schema.ts';

/** Largest request, in bytes: a long conversation, and no more. */
const BODY_LIMIT = 1_000_000;

/** What the page may load: its own files, and nothing inline. */
const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

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
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_POLICY,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      // Beleg speaks HTTP; a proxy that adds TLS adds this too.
      strictTransportSecurity: false,
    }),
  );
  app.use('/api/*', refuseForeignPages(loopbackOnly), limitRate(rateLimit), limitBody());
  app.route('/api/health', healthRoute(parts));
  app.route('/api/study', studyRoute(study));
  app.route('/api/passages', passageRoute(study));
  app.route('/api/search', searchRoute(search));
  const dependsOn = { encoder: parts.encoder.id, index: parts.fingerprint, answerer: answerer.id };
  app.route('/api/chat', chatRoute(answerer, dependsOn, log));
  app.route('/api/comparison', comparisonRoute(answerer));
  if (pageFolder) app.get('*', cachePage(), serveStatic({ root: pageFolder }));

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
  return app;
}

function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () => {
      throw new ApiError(413, 'too_large', {
        de: `Die Anfrage ist zu groß; erlaubt sind ${BODY_LIMIT} Bytes.`,
        en: `The request is too large; ${BODY_LIMIT} bytes are allowed.`,
      });
    },
  });
}

/** Vite names the files under /assets by their content, so they never change; all else may, with the next build. */
function cachePage(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const forever = c.req.path.startsWith('/assets/');
    c.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
}
