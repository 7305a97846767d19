import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Beleg } from '../beleg.ts';
import { ApiError, parseRequest, wireError } from '../errors.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { chunksOf, completionOf } from './completion.ts';
import { completionRequest, MODEL, type Model, type ModelList, type OpenAiErrorResponse } from './schema.ts';

/**
 * Beleg as a model for clients of OpenAI's chat completions; their key may be anything.
 * @param guards are applied here rather than by the app, so that what they refuse is told as these clients expect.
 */
export function openAiRoute(beleg: Beleg, guards: MiddlewareHandler[], log: (error: unknown) => void): Hono {
  const app = new Hono();
  const model: Model = { id: MODEL, object: 'model', created: unixTime(), owned_by: MODEL };
  app.use(...guards);
  app.get('/models', (c) => c.json<ModelList>({ object: 'list', data: [model] }));
  app.get('/models/:model', (c) => {
    checkModel(c.req.param('model'));
    return c.json(model);
  });

  app.post('/chat/completions', async (c) => {
    const request = parseRequest(completionRequest, await jsonOf(c));
    checkModel(request.model);
    const response = await beleg.ask(request.messages, {
      otherwise: interfaceLanguage(c),
      signal: c.req.raw.signal,
    });
    const completion = completionOf(response, {
      id: `chatcmpl-${randomUUID()}`,
      created: unixTime(),
      origin: new URL(c.req.url).origin,
    });
    if (!request.stream) return c.json(completion);

    // From the whole answer: its sentences come in milliseconds, and those of a language model may yet be replaced.
    const chunks = chunksOf(completion, { includeUsage: request.stream_options?.include_usage ?? false });
    return streamSSE(c, async (events) => {
      for (const chunk of chunks) await events.writeSSE({ data: JSON.stringify(chunk) });
      await events.writeSSE({ data: '[DONE]' });
    });
  });

  app.all('*', ({ req }) => {
    throw new ApiError(404, 'not_found', {
      de: `${req.method} ${req.path} gibt es hier nicht, nur POST /v1/chat/completions und GET /v1/models.`,
      en: `There is no ${req.method} ${req.path} here, only POST /v1/chat/completions and GET /v1/models.`,
    });
  });
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) log(error);
    const status = error instanceof ApiError ? error.status : 500;
    return c.json<OpenAiErrorResponse>(
      { error: { ...wireError(error, interfaceLanguage(c)), type: errorType(status), param: null } },
      status,
    );
  });
  return app;
}

function checkModel(name: string): void {
  if (name === MODEL) return;
  throw new ApiError(404, 'model_not_found', {
    de: `Ein Modell „${name}“ gibt es hier nicht, nur „${MODEL}“.`,
    en: `There is no model "${name}" here, only "${MODEL}".`,
  });
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    const expected = `{"model": "${MODEL}", "messages": [{"role": "user", "content": "…"}]}`;
    throw new ApiError(400, 'not_json', {
      de: `Die Anfrage ist kein JSON; erwartet wird ${expected}.`,
      en: `The request is not JSON; expected is ${expected}.`,
    });
  }
}

function errorType(status: number): OpenAiErrorResponse['error']['type'] {
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}

function unixTime(): number {
  return Math.floor(Date.now() / 1000);
}
