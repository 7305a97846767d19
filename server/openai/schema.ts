/** OpenAI's wire, as far as Beleg speaks it: what clients of `/v1` send and get. */
import { z } from '@hono/zod-openapi';
import { chatRequest } from '../requests.ts';
import { chatResponse } from '../schema.ts';
import { conversationOf, speaks } from './conversation.ts';

/** The only model. */
export const MODEL = 'beleg';

const message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  /** Messages of tools and of an assistant that calls some may have none. */
  content: z
    .union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))], {
      // The same in both languages.
      error: () => 'string | [{"type": "text", "text": "…"}]',
    })
    .nullish(),
});

/**
 * A conversation, as clients send it: in full with every question, so that only the question itself is refused, never
 * what was said before. Whatever else they set (temperature, tools, user …) changes no answer and is ignored.
 */
export const completionRequest = z
  .object({
    model: z.string(),
    messages: z.array(message),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
    /** A question has one answer. */
    n: z
      .literal(1)
      .nullish()
      .openapi({ type: ['integer', 'null'], enum: [1, null] }),
    /** Beleg's own: ids of the studies to ask. */
    studies: chatRequest.shape.studies.nullish(),
  })
  .transform(({ messages: sent, ...request }, context) => {
    const at = sent.findLastIndex(speaks);
    const content = sent[at]?.content;
    const unread = Array.isArray(content) ? content.findIndex(({ type }) => type !== 'text') : -1;
    if (unread >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['messages', at, 'content', unread, 'type'],
        params: {
          de: 'Beleg liest nur Text; erwartet wird "text"',
          en: 'Beleg reads text alone; expected is "text"',
        },
      });
      return z.NEVER;
    }
    const checked = chatRequest.safeParse({ messages: conversationOf(sent) });
    if (checked.success) return { ...request, messages: checked.data.messages };
    // Whose the last message must be is checked last, and says more than that there is none. Any other issue is the
    // question's, which stands elsewhere in what was sent; its message is left to be worded in the reader's language.
    const { message: _, path, ...issue } = checked.error.issues.at(-1)!;
    context.issues.push({
      ...issue,
      input: sent,
      path: path.map((key) => (typeof key === 'number' ? at : key)),
    } as z.core.$ZodRawIssue);
    return z.NEVER;
  });

const annotation = z.object({
  type: z.literal('url_citation'),
  url_citation: z.object({
    /** Where the marker `[n]` first stands in the content. */
    start_index: z.number().int(),
    end_index: z.number().int(),
    /** The page, opened at the quote. */
    url: z.string(),
    title: z.string(),
  }),
});

const usage = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  total_tokens: z.number().int(),
});

const head = {
  id: z.string(),
  /** Unix time, in seconds. */
  created: z.number().int(),
  model: z.literal(MODEL),
  /** What the answer depends on, as its receipt names it. */
  system_fingerprint: z.string(),
};

export const completion = z.object({
  ...head,
  object: z.literal('chat.completion'),
  choices: z.tuple([
    z.object({
      index: z.literal(0),
      message: z.object({
        role: z.literal('assistant'),
        /** Markdown, with its quotes in full at the end. */
        content: z.string(),
        refusal: z.null(),
        annotations: z.array(annotation),
      }),
      logprobs: z.null(),
      finish_reason: z.literal('stop'),
    }),
  ]),
  usage,
  /** The same answer as data, as `/api/chat` gives it. */
  beleg: chatResponse,
});

/** One event of a streamed completion; after the last comes `[DONE]`. */
export const completionChunk = z.object({
  ...head,
  object: z.literal('chat.completion.chunk'),
  /** None in the chunk that brings the usage. */
  choices: z.array(
    z.object({
      index: z.literal(0),
      delta: z.object({
        role: z.literal('assistant').optional(),
        content: z.string().optional(),
        annotations: z.array(annotation).optional(),
      }),
      logprobs: z.null(),
      finish_reason: z.literal('stop').nullable(),
    }),
  ),
  /** Where it was asked for: null but in a chunk of its own, the last. */
  usage: usage.nullish(),
  /** With the finish reason. */
  beleg: chatResponse.optional(),
});

export const model = z.object({
  id: z.literal(MODEL),
  object: z.literal('model'),
  /** When it began to be served; Unix time, in seconds. */
  created: z.number().int(),
  owned_by: z.literal(MODEL),
});

export const modelList = z.object({ object: z.literal('list'), data: z.array(model) });

export const openAiErrorResponse = z.object({
  error: z.object({
    message: z.string(),
    type: z.enum(['invalid_request_error', 'rate_limit_error', 'server_error']),
    param: z.null(),
    code: z.string(),
  }),
});

export type SentMessage = z.infer<typeof message>;
export type Completion = z.infer<typeof completion>;
export type CompletionChunk = z.infer<typeof completionChunk>;
export type Model = z.infer<typeof model>;
export type ModelList = z.infer<typeof modelList>;
export type OpenAiErrorResponse = z.infer<typeof openAiErrorResponse>;
