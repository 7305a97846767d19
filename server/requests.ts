/**
 * The wire: what every request must look like. Requests and responses (`schema.ts`) check, give the types, and describe
 * the interface in `/openapi.json`. The page imports the types alone.
 */
import { z } from 'zod';

/** Longest question, in characters. */
export const QUESTION_LIMIT = 2000;
/** Most messages of a conversation in one request. */
export const MESSAGE_LIMIT = 200;
/** Most passages of one search. */
const RESULT_LIMIT = 50;
/** Where no number is named. */
export const RESULTS = 10;
/** Longest answer that may be sent back as context, in characters. */
export const CONTEXT_LIMIT = 20 * QUESTION_LIMIT;

const text = z.string().trim().min(1).max(QUESTION_LIMIT);
export const language = z.enum(['de', 'en']);

/** Most studies of one request. */
const STUDY_LIMIT = 20;

const studyId = z.string().trim().min(1).max(100);
const studyIds = z
  .array(studyId)
  .min(1)
  .max(STUDY_LIMIT)
  .describe('Ids of the studies to ask, taken together; by default the one that ships with Beleg.');
/** In an address: ids parted by commas. */
const studyList = z
  .string()
  .transform((list) => list.split(','))
  .pipe(studyIds)
  .optional()
  .describe('Ids of the studies to search, parted by commas; by default the one that ships with Beleg.');

/** How many passages. */
export const resultCount = z.int().min(1).max(RESULT_LIMIT);

export const searchRequest = z.object({
  q: text.describe('What to look for: a question or keywords, in German or English.'),
  // In an address and on a command line a number is text.
  k: z
    .preprocess(
      (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
      resultCount.default(RESULTS),
    )
    .describe('Most passages to give.'),
  studies: studyList,
});

const chatMessage = z
  .discriminatedUnion('role', [
    z.object({ role: z.literal('user'), content: text }),
    // An answer quotes at length; it is context, never retrieved with.
    z.object({ role: z.literal('assistant'), content: z.string().max(CONTEXT_LIMIT) }),
  ])
  .meta({ id: 'ChatMessage' });

const answerLanguage = language
  .optional()
  .describe(
    'Of the answer’s own words; by default that of the question, else that of `Accept-Language`, else German.',
  );

export const chatRequest = z
  .object({
    messages: z
      .array(chatMessage)
      .min(1)
      .max(MESSAGE_LIMIT)
      .describe(
        'The conversation; the last message is the question. A follow-up is understood from those before.',
      ),
    stream: z.boolean().default(true).describe('Server-sent events, or the whole at once.'),
    language: answerLanguage,
    studies: studyIds.optional(),
  })
  .refine(({ messages }) => messages.at(-1)?.role === 'user', {
    path: ['messages'],
    params: {
      de: 'die letzte Nachricht muss die Rolle "user" haben',
      en: 'the last message must have the role "user"',
    },
  });

export const comparisonRequest = z.object({
  q: text.describe('A question that compares, standing alone.'),
  format: z.enum(['json', 'markdown', 'csv']).default('json'),
  language: answerLanguage,
  studies: studyList,
});

export const studyRequest = z.object({
  id: studyId.optional().describe('Id of the study; by default the one that ships with Beleg.'),
});

export const passageRequest = z.object({ id: z.string().describe('Such as `nordkorea-07`.') });

export const removeRequest = z.object({ id: studyId.describe('Id of an added study.') });

export type Language = z.infer<typeof language>;
export type ChatRequest = z.input<typeof chatRequest>;
export type ChatMessage = ChatRequest['messages'][number];
