import { createRoute, z } from '@hono/zod-openapi';
import { createApi, errorsOf } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { ApiError, wireError } from '../errors.ts';
import { eventStream } from '../eventStream.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { chatRequest } from '../requests.ts';
import { type ChatEvents, chatResponse } from '../schema.ts';

const route = createRoute({
  method: 'post',
  path: '/api/chat',
  operationId: 'ask',
  tags: ['Answers'],
  summary: 'Ask the study',
  request: {
    body: { required: true, content: { 'application/json': { schema: chatRequest } } },
  },
  responses: {
    200: {
      description:
        'The answer; by default as server-sent events: `passages` first, then a `sentence` each, then the whole as ' +
        '`answer`. `error` may take the place of any.',
      content: {
        'application/json': { schema: chatResponse },
        'text/event-stream': { schema: z.string() },
      },
    },
    ...errorsOf(400, 404, 413, 415),
  },
});

/** Questions and answers: the whole at once, or as server-sent events. */
export function chatRoute(beleg: Beleg, log: (error: unknown) => void) {
  return createApi().openapi(route, async (c) => {
    const { messages, stream, language, studies } = c.req.valid('json');
    const options = { language, studies, otherwise: interfaceLanguage(c), signal: c.req.raw.signal };
    if (!stream) return c.json(await beleg.ask(messages, options), 200);

    return eventStream(c, async (events) => {
      const send = <Name extends keyof ChatEvents>(event: Name, data: ChatEvents[Name]) =>
        events.writeSSE({ event, data: JSON.stringify(data) });
      try {
        const answer = await beleg.ask(messages, {
          ...options,
          onFound: ({ question, passages }) => send('passages', { question, passages }),
          onSentence: (sentence, sources) => send('sentence', { ...sentence, sources }),
        });
        await send('answer', answer);
      } catch (error) {
        // Nobody is there any more.
        if (options.signal.aborted) return;
        // Hono's own error path would send the raw message.
        if (!(error instanceof ApiError)) log(error);
        await send('error', wireError(error, interfaceLanguage(c)));
      }
    });
  });
}
