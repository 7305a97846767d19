import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { rateLimiter } from 'hono-rate-limiter';
import { ApiError } from './errors.ts';

/** One reader's requests in a window: far more than typing makes, and enough for a scoring run. */
const REQUESTS = 12_000;
const WINDOW_MS = 60_000;

/** Largest request, in bytes: a long conversation, and no more. */
const BODY_LIMIT = 1_000_000;
/** Where studies are added: the largest file that is read, and the form around it. */
const FILE_LIMIT = 21_000_000;
const FILES = '/api/studies';

/** What these guards stand before. OpenAI's routes call them by themselves, to tell of errors as their clients expect. */
export const GUARDED = ['/api/*', '/mcp'];

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses what another site's page sends: a foreign origin, or (where the server is bound to loopback) a foreign
 * host name that was made to point here.
 */
export function refuseForeignPages(loopbackOnly: boolean): MiddlewareHandler {
  return async (c, next) => {
    // A host name of the client's may be none, such as 127.0.0.300.
    const url = URL.canParse(c.req.url) ? new URL(c.req.url) : undefined;
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    if (
      !url ||
      (from && from !== url.origin) ||
      (site && site !== 'same-origin' && site !== 'none') ||
      (loopbackOnly && !LOOPBACK_NAMES.has(url.hostname))
    ) {
      const name = from ?? url?.hostname ?? c.req.header('host');
      throw new ApiError(403, 'foreign_origin', {
        de: `Anfragen von ${name} werden nicht angenommen, nur die der eigenen Seite.`,
        en: `Requests from ${name} are not accepted, only those of the server's own page.`,
      });
    }
    await next();
  };
}

/** Slows down whoever asks faster than any reader could. */
export function limitRate(limit = REQUESTS): MiddlewareHandler {
  return rateLimiter({
    windowMs: WINDOW_MS,
    limit,
    keyGenerator: (c) => (c.env?.incoming ? getConnInfo(c).remote.address : undefined) ?? 'unknown',
    handler: () => {
      throw new ApiError(429, 'too_many_requests', {
        de: `Mehr als ${limit} Anfragen in einer Minute. Bitte kurz warten.`,
        en: `More than ${limit} requests within a minute. Please wait a moment.`,
      });
    },
  });
}

/** Refuses what is larger than any conversation. */
export function limitBody(): MiddlewareHandler {
  const usual = bodyUpTo(BODY_LIMIT);
  const ofFiles = bodyUpTo(FILE_LIMIT);
  return (c, next) => (c.req.path === FILES ? ofFiles : usual)(c, next);
}

function bodyUpTo(maxSize: number): MiddlewareHandler {
  const tooLarge = () => {
    throw new ApiError(413, 'too_large', {
      de: `Die Anfrage ist zu groß; erlaubt sind ${maxSize} Bytes.`,
      en: `The request is too large; ${maxSize} bytes are allowed.`,
    });
  };
  const count = bodyLimit({ maxSize, onError: tooLarge });
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (Number(length) > maxSize) tooLarge();
    // To count a body makes a stream of it, which costs more than all the other guards: only where its length is not told.
    const isKnown = c.req.method === 'GET' || (length !== undefined && !c.req.header('transfer-encoding'));
    return isKnown ? next() : count(c, next);
  };
}
