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
  403: 'The server does not allow it.',
  404: 'There is no such thing.',
  409: 'It is there already.',
  413: 'The request is too large.',
  415: 'The request is not JSON, or where a file is sent, no form.',
  422: 'The file cannot be read: the message names it, what is wrong, and what was expected.',
} as const;

/** Errors of a route, for its description. All of them may be refused by 403 and 429 as well. */
export function errorsOf<Status extends keyof typeof ERRORS>(...statuses: Status[]) {
  const responses = statuses.map((status) => [status, json(errorResponse, ERRORS[status])] as const);
  return Object.fromEntries(responses) as Record<Status, ReturnType<typeof json<typeof errorResponse>>>;
}

/** A JSON body, for a route's description. */
export function json<Schema>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
