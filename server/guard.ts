import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
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
export const GUARDED = ['/api/*', '/mcp', '/metrics'];

/** Who may ask, and by which way. */
export interface Access {
  /** What every request must bring; without it none is asked for. */
  token?: string;
  /** The addresses by which readers reach Beleg, beside those that name it by its IP address. */
  origins?: readonly string[];
  /** A proxy stands before Beleg and says whose requests it passes on. */
  behindProxy?: boolean;
}

/**
 * Refuses requests that reach this server by a name which is not its own: another site's name may be made to point here.
 * An address of numbers cannot, and where a token must be brought and no name was set, a name gives nothing away. Refuses
 * as well what a page of another origin sends.
 */
export function refuseForeignHosts({ token, origins = [] }: Access): MiddlewareHandler {
  const names = new Set(origins.map((each) => new URL(each).hostname));
  const takesAnyName = token !== undefined && names.size === 0;
  return async (c, next) => {
    // A host name of the client's may be none, such as 127.0.0.300.
    const url = URL.canParse(c.req.url) ? new URL(c.req.url) : undefined;
    const hostname = url?.hostname ?? c.req.header('host') ?? '';
    if (!url || !(takesAnyName || isOwnAddress(hostname) || names.has(hostname))) {
      throw new ApiError(403, 'foreign_host', {
        de: `Unter dem Namen ${hostname} ist Beleg nicht zu erreichen; die Einstellung ORIGIN nennt seine Namen.`,
        en: `Beleg is not reached by the name ${hostname}; the setting ORIGIN says its names.`,
      });
    }
    const from = c.req.header('origin');
    if (from && from !== url.origin && !origins.includes(from)) throw foreignPage(from);
    await next();
  };
}

/** Refuses what another site's page makes a browser send, be it without an origin. */
export function refuseForeignSites(): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    if (site && site !== 'same-origin' && site !== 'none') throw foreignPage(c.req.header('origin') ?? site);
    await next();
  };
}

/** Lets in those alone who bring the token. */
export function requireToken(token: string): MiddlewareHandler {
  const refusing = (challenge: string) => ({
    message(): never {
      const headers = { 'www-authenticate': `Bearer realm="Beleg"${challenge}` };
      const text = {
        de: 'Hier braucht es das Token des Servers: Authorization: Bearer …',
        en: "The server's token is needed here: Authorization: Bearer …",
      };
      throw new ApiError(401, 'unauthorized', text, headers);
    },
  });
  return bearerAuth({
    token,
    // Compared are hashes, and at each request: Hono's own way takes some 0.2 ms.
    hashFunction: (text: string) => createHash('sha256').update(text).digest('hex'),
    noAuthenticationHeader: refusing(''),
    invalidAuthenticationHeader: refusing(', error="invalid_request"'),
    invalidToken: refusing(', error="invalid_token"'),
  });
}

/** Slows down whoever asks faster than any reader could. */
export function limitRate(limit = REQUESTS, behindProxy = false): MiddlewareHandler {
  return rateLimiter({
    windowMs: WINDOW_MS,
    limit,
    keyGenerator: (c) => clientOf(c, behindProxy),
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

/** Whose request it is: the address at the other end, or the one that the proxy there says it has it from. */
export function clientOf(c: Context, behindProxy: boolean): string {
  // Whatever stands before the last was sent by the client, who may say anything.
  const told = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (told && isIP(told)) return told;
  return (c.env?.incoming ? getConnInfo(c).remote.address : undefined) ?? 'unknown';
}

function isOwnAddress(hostname: string): boolean {
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

function foreignPage(from: string): ApiError {
  return new ApiError(403, 'foreign_origin', {
    de: `Anfragen von ${from} werden nicht angenommen, nur die der eigenen Seite.`,
    en: `Requests from ${from} are not accepted, only those of the server's own page.`,
  });
}
