import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Beleg } from '../beleg.ts';
import { ApiError, parseRequest, wireError } from '../errors.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { type ChatEvents, chatRequest } from '../schema.ts';

/** Questions and answers: the whole at once, or as server-sent events. */
export function chatRoute(beleg: Beleg, log: (error: unknown) => void): Hono {
  return new Hono().post('/', async (c) => {
    const { messages, stream, language } = parseRequest(chatRequest, await jsonOf(c));
    const options = { language, otherwise: interfaceLanguage(c), signal: c.req.raw.signal };
    if (!stream) return c.json(await beleg.ask(messages, options));

    return streamSSE(c, async (events) => {
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
        // Hono's own error path would send the raw message.
        if (!(error instanceof ApiError)) log(error);
        await send('error', wireError(error, interfaceLanguage(c)));
      }
    });
  });
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(400, 'not_json', {
      de: 'Die Anfrage ist kein JSON; erwartet wird {"messages": [{"role": "user", "content": "…"}]}.',
      en: 'The request is not JSON; expected is {"messages": [{"role": "user", "content": "…"}]}.',
    });
  }
}
