import type { MiddlewareHandler } from 'hono';
import { tryGetContext } from 'hono/context-storage';
import { routePath } from 'hono/route';
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import { clientOf } from './guard.ts';

export const LOG_LEVELS = ['silent', 'error', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Most bytes that wait for whoever reads the log: beyond that lines are lost rather than answers held up. */
const WAITING_LIMIT = 1_000_000;

/**
 * The log: a line of JSON for each request and error, on standard error. What the server says of its start is no part
 * of it.
 */
export function createLogger(level: LogLevel, to: DestinationStream = standardError()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // What libraries hang on to their errors may hold a question or a key.
      serializers: { err: ({ name, message, stack }: Error) => ({ name, message, stack }) },
    },
    to,
  );
}

/** Logs errors that no reader may see, with the request that they happened in. */
export function errorLog(logger: Logger): (error: unknown) => void {
  return (error) => {
    const err = error instanceof Error ? error : new Error(String(error));
    logger.error({ ...currentRequest(), err }, 'failed');
  };
}

/** A line for each request: never its query, its body or its token. */
export function logRequests(logger: Logger, behindProxy: boolean): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    logger.info(
      {
        requestId: c.var.requestId,
        method: c.req.method,
        route: routePath(c),
        status: c.res.status,
        // Until the response began: a stream goes on after it.
        ms: Math.round(performance.now() - started),
        client: clientOf(c, behindProxy),
      },
      'request',
    );
  };
}

/** Logs what was asked, where that is wanted. */
export function questionLog(logger: Logger): (question: string) => void {
  return (question) => logger.info({ ...currentRequest(), question }, 'question');
}

function standardError(): DestinationStream {
  return destination({ fd: 2, sync: false, maxLength: WAITING_LIMIT });
}

function currentRequest(): { requestId?: string } {
  const requestId = tryGetContext()?.get('requestId' as never) as string | undefined;
  return requestId ? { requestId } : {};
}
