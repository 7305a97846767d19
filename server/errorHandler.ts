import type { ErrorHandler } from 'hono';
import { ApiError, knownError, wireError } from './errors.ts';
import { interfaceLanguage } from './interfaceLanguage.ts';
import type { ErrorResponse } from './schema.ts';

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
    const status = known instanceof ApiError ? known.status : 500;
    if (status >= 500 && !c.req.raw.signal.aborted) log(error);
    return c.json<object>(bodyOf(wireError(known, interfaceLanguage(c)), status), status);
  };
}
