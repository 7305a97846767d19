import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { createApi, json } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { errorHandler } from '../errorHandler.ts';
import { ApiError, shortened } from '../errors.ts';
import { eventStream } from '../eventStream.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { chunksOf, completionOf } from './completion.ts';
import {
  completion,
  completionRequest,
  MODEL,
  type Model,
  model,
  modelList,
  type OpenAiErrorResponse,
  openAiErrorResponse,
} from './schema.ts';

const tags = ['OpenAI-compatible'];
const notFound = json(openAiErrorResponse, 'There is no such model.');

const modelsRead = createRoute({
  method: 'get',
  path: '/models',
  operationId: 'listModels',
  tags,
  summary: 'The models: one',
  responses: { 200: json(modelList, 'Beleg.') },
});

const modelRead = createRoute({
  method: 'get',
  path: '/models/{model}',
  operationId: 'getModel',
  tags,
  summary: 'One model',
  request: { params: z.object({ model: z.string() }) },
  responses: { 200: json(model, 'Beleg.'), 404: notFound },
});

const completionCreated = createRoute({
  method: 'post',
  path: '/chat/completions',
  operationId: 'createCompletion',
  tags,
  summary: 'Ask the study as OpenAI’s models are asked',
  request: { body: { required: true, content: { 'application/json': { schema: completionRequest } } } },
  responses: {
    200: {
      description: 'The answer: whole, or in chunks as server-sent events.',
      content: { 'application/json': { schema: completion }, 'text/event-stream': { schema: z.string() } },
    },
    400: json(openAiErrorResponse, 'What was asked cannot be understood.'),
    404: notFound,
    413: json(openAiErrorResponse, 'The request is too large.'),
    415: json(openAiErrorResponse, 'The request is not JSON.'),
    503: json(openAiErrorResponse, 'Too many ask at once; `Retry-After` says when to ask again.'),
  },
});

interface OpenAiParts {
  /** Stand before all of it. */
  guards: readonly MiddlewareHandler[];
  /** Stands before what takes time. */
  slot: MiddlewareHandler;
  /** Where the page is, to which citations lead; by default where it was asked. */
  origin: string | undefined;
  log: (error: unknown) => void;
}

/**
 * Beleg as a model for clients of OpenAI's chat completions; their key is the token where one is set, else anything.
 * Its guards are applied here rather than by the app, so that what they refuse is told as these clients expect.
 */
export function openAiRoute(beleg: Beleg, { guards, slot, origin, log }: OpenAiParts) {
  const app = createApi();
  const own: Model = { id: MODEL, object: 'model', created: unixTime(), owned_by: MODEL };
  app.use(...guards);
  app.use('/chat/completions', slot);
  const api = app
    .openapi(modelsRead, (c) => c.json({ object: 'list' as const, data: [own] }, 200))
    .openapi(modelRead, (c) => {
      checkModel(c.req.valid('param').model);
      return c.json(own, 200);
    })
    .openapi(completionCreated, async (c) => {
      const request = c.req.valid('json');
      checkModel(request.model);
      const response = await beleg.ask(request.messages, {
        otherwise: interfaceLanguage(c),
        studies: request.studies ?? undefined,
        signal: c.req.raw.signal,
      });
      const whole = completionOf(response, {
        asked: request.messages.at(-1)!.content,
        id: `chatcmpl-${randomUUID()}`,
        created: unixTime(),
        origin: origin ?? new URL(c.req.url).origin,
      });
      if (!request.stream) return c.json(whole, 200);

      // From the whole answer: its sentences come in milliseconds, and those of a language model may yet be replaced.
      const chunks = chunksOf(whole, { includeUsage: request.stream_options?.include_usage ?? false });
      return eventStream(c, async (events) => {
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
  app.onError(
    errorHandler<OpenAiErrorResponse>(log, (error, status) => ({
      error: { ...error, type: errorType(status), param: null },
    })),
  );
  return api;
}

function checkModel(name: string): void {
  if (name === MODEL) return;
  const short = shortened(name);
  throw new ApiError(404, 'model_not_found', {
    de: `Ein Modell „${short}“ gibt es hier nicht, nur „${MODEL}“.`,
    en: `There is no model "${short}" here, only "${MODEL}".`,
  });
}

function errorType(status: number): OpenAiErrorResponse['error']['type'] {
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}

function unixTime(): number {
  return Math.floor(Date.now() / 1000);
}
