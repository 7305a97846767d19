import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Answer, Answerer } from '../answer/answerer.ts';
import { receiptOf } from '../answer/receipt.ts';
import { ApiError, parseRequest, wireError } from '../errors.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { type ChatEvents, type ChatResponse, chatRequest, type Receipt } from '../schema.ts';

/** Questions and answers: the whole at once, or as server-sent events. */
export function chatRoute(
  answerer: Answerer,
  dependsOn: Omit<Receipt, 'answer'>,
  log: (error: unknown) => void,
): Hono {
  return new Hono().post('/', async (c) => {
    const started = performance.now();
    const { messages, stream, language } = parseRequest(chatRequest, await jsonOf(c));
    const took = (answer: Answer): ChatResponse => ({
      ...answer,
      receipt: receiptOf(answer, dependsOn),
      tookMs: performance.now() - started,
    });
    if (!stream) {
      const findings = await answerer.find(messages, language, interfaceLanguage(c));
      return c.json(took(await findings.answer()));
    }

    return streamSSE(c, async (events) => {
      const send = <Name extends keyof ChatEvents>(event: Name, data: ChatEvents[Name]) =>
        events.writeSSE({ event, data: JSON.stringify(data) });
      try {
        const findings = await answerer.find(messages, language, interfaceLanguage(c));
        await send('passages', { question: findings.question, passages: findings.passages });
        const response = await findings.answer();
        const sent = new Set<number>();
        for (const sentence of response.answer.sentences) {
          const sources = response.citations.filter(
            ({ n }) => sentence.citations.includes(n) && !sent.has(n),
          );
          for (const { n } of sources) sent.add(n);
          await send('sentence', { ...sentence, sources });
        }
        await send('answer', took(response));
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
