import type { ErrorHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ApiError, knownError, wireError } from './errors.ts';
import { interfaceLanguage } from './interfaceLanguage.ts';
import type { ErrorResponse } from './schema.ts';

/** nginx's status for a request whose client has left: nobody gets it, but it is counted and logged as none of ours. */
const CLIENT_LEFT = 499 as ContentfulStatusCode;

/**
 * Tells of errors in the reader's language.
 * @param log told of those that no reader may see.
 * @param bodyOf the form in which the clients of an interface expect it.
 */
export function errorHandler<Body extends object>(
  log: (error: unknown) => void,
  bodyOf: (error: ErrorResponse['error'], status: number) => Body,
): ErrorHandler {
  return (error, c) => {
    const known = knownError(error);
    const body = (status: number) => bodyOf(wireError(known, interfaceLanguage(c)), status);
    if (known instanceof ApiError) {
      if (known !== error && known.status >= 500) log(error);
      return c.json<object>(body(known.status), known.status, known.headers);
    }
    if (c.req.raw.signal.aborted) return c.json<object>(body(CLIENT_LEFT), CLIENT_LEFT);
    log(error);
    return c.json<object>(body(500), 500);
  };
}
