import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { ErrorResponse, Language } from './schema.ts';

/** Longest part of a refused value that its error message shows, in characters. */
const SHOWN = 60;

/** A message in both languages of the interface. */
export type Message = Record<Language, string>;

/** An error whose message a reader may see. Anything else becomes `internal`, without its text. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly text: Message;

  constructor(status: ContentfulStatusCode, code: string, text: Message) {
    super(text.en);
    this.status = status;
    this.code = code;
    this.text = text;
  }
}

const INTERNAL: Message = {
  de: 'Auf dem Server ist etwas schiefgegangen. Bitte noch einmal versuchen.',
  en: 'Something went wrong on the server. Please try again.',
};

/** What the wire may say of an error, in the reader's language; in English where that is none of ours. */
export function wireError(error: unknown, language: Language = 'en'): ErrorResponse['error'] {
  return error instanceof ApiError
    ? { code: error.code, message: error.text[language] }
    : { code: 'internal', message: INTERNAL[language] };
}

/**
 * Checks a request against its schema.
 * @throws {ApiError} 400, naming the field, what was expected, and the value.
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const german = schema.safeParse(input, { error: messageIn('de') });
  if (german.success) return german.data;
  const english = schema.safeParse(input, { error: messageIn('en') });
  throw new ApiError(400, 'bad_request', {
    de: describe(german.error, input, 'erhalten'),
    en: describe(english.error!, input, 'received'),
  });
}

/** Checks of our own bring their message in both languages as `params`; the others are worded by the library. */
function messageIn(language: Language): z.core.$ZodErrorMap {
  const { localeError } = z.locales[language]();
  return (issue) => (issue.code === 'custom' ? (issue.params as Message)[language] : localeError(issue));
}

function describe(error: z.ZodError, input: unknown, received: string): string {
  const { path, message } = error.issues[0]!;
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], input);
  const shown = JSON.stringify(value) ?? String(value);
  const short = shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
  return `${path.join('.') || 'request'}: ${message} (${received}: ${short})`;
}
