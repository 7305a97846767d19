import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import type { ErrorResponse } from '#server/schema.ts';

/** The real study, encoder, index, search and answers, as `npm start` puts them together. */
export const parts = await assemble({
  ...readIndexSettings({}),
  // None of the developer's own, and none is to be among them.
  studiesDir: join(tmpdir(), `beleg-test-studies-${process.pid}`),
});

/** The app without its page, and without a limit that a test would run into. */
export const app = createApp({ ...parts, rateLimit: 1_000_000, log: () => {} });

const ORIGIN = 'http://127.0.0.1:8787';

/** Asks the app in this process; the response as it came. */
export function request(
  path: string,
  init: { body?: unknown; headers?: Record<string, string>; method?: string } = {},
) {
  const { body, headers, method } = init;
  return app.request(ORIGIN + path, {
    headers: { 'content-type': 'application/json', ...headers },
    ...(method && { method: method.toUpperCase() }),
    ...(body !== undefined && {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
}

/** The JSON of a response that must be a success. */
export async function call<Response>(path: string, body?: unknown): Promise<Response> {
  const response = await request(path, { body });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Response;
}

/** Status and error of a response that must be a failure. */
export async function failure(path: string, init?: Parameters<typeof request>[1]) {
  const response = await request(path, init);
  return { status: response.status, ...((await response.json()) as ErrorResponse).error };
}
