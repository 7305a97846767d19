import { OpenAPIHono } from '@hono/zod-openapi';
import type { BlankEnv } from 'hono/types';
import { requestError } from './errors.ts';
import { errorResponse } from './schema.ts';

/** A part of the interface: its routes check what they are asked, and describe themselves in `/openapi.json`. */
export function createApi(): OpenAPIHono<BlankEnv> {
  return new OpenAPIHono({
    defaultHook: (result) => {
      // Typed by the library without it: what was checked.
      if (!result.success) throw requestError(result.error, (result as { data?: unknown }).data);
    },
  });
}

const ERRORS = {
  400: 'What was asked cannot be understood: the message names the field, what was expected, and the value.',
  401: 'The server wants its token.',
  403: 'The request comes from another site’s page, or the server does not allow it.',
  404: 'There is no such thing.',
  409: 'It is there already.',
  413: 'The request is too large.',
  415: 'The request is not JSON, or where a file is sent, no form.',
  429: 'More requests than any reader could make.',
  422: 'The file cannot be read: the message names it, what is wrong, and what was expected.',
  500: 'Something went wrong on the server; it says no more.',
  503: 'Not now: what it takes is out of reach, or busy; `Retry-After` says when to ask again.',
  507: 'It cannot be stored: no room is left, or a right is missing.',
} as const;

/** What any route may answer. */
const ALWAYS = [401, 403, 429, 500, 503] as const;

/** Errors of a route, for its description. */
export function errorsOf<Status extends keyof typeof ERRORS>(...statuses: Status[]) {
  const all = [...statuses, ...ALWAYS];
  const responses = all.map((status) => [status, json(errorResponse, ERRORS[status])] as const);
  return Object.fromEntries(responses) as Record<
    Status | (typeof ALWAYS)[number],
    ReturnType<typeof json<typeof errorResponse>>
  >;
}

/** A JSON body, for a route's description. */
export function json<Schema>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
