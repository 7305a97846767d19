import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Language } from './requests.ts';
import type { ErrorResponse } from './schema.ts';

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
  /** To be sent along, such as when to ask again. */
  readonly headers: Record<string, string>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    text: Message,
    headers: Record<string, string> = {},
  ) {
    super(text.en);
    this.status = status;
    this.code = code;
    this.text = text;
    this.headers = headers;
  }
}

const INTERNAL: Message = {
  de: 'Auf dem Server ist etwas schiefgegangen. Bitte noch einmal versuchen.',
  en: 'Something went wrong on the server. Please try again.',
};

/** What the wire may say of an error, in the reader's language; in English where that is none of ours. */
export function wireError(error: unknown, language: Language = 'en'): ErrorResponse['error'] {
  const known = knownError(error);
  return known instanceof ApiError
    ? { code: known.code, message: known.text[language] }
    : { code: 'internal', message: INTERNAL[language] };
}

const NOT_JSON: Message = {
  de: 'Die Anfrage ist kein JSON; erwartet wird ein JSON-Objekt mit content-type: application/json.',
  en: 'The request is not JSON; expected is a JSON object with content-type: application/json.',
};

const BROKEN_FORM: Message = {
  de: 'Die Anfrage ist kein vollständiges Formular (multipart/form-data).',
  en: 'The request is no complete form (multipart/form-data).',
};

const NO_DATABASE: Message = {
  de: 'Die Datenbank ist gerade nicht zu erreichen. Bitte in einem Augenblick noch einmal versuchen.',
  en: 'The database is out of reach just now. Please try again in a moment.',
};

/**
 * An error of others as one of ours: Hono's validators complain of bodies that are not what they say, and a database may
 * be away.
 * Any other stays as it is.
 */
export function knownError(error: unknown): unknown {
  // By its name: what speaks to a database is loaded only where there is one.
  if ((error as Error)?.name === 'DatabaseError')
    return new ApiError(503, 'database_unavailable', NO_DATABASE);
  if (!(error instanceof HTTPException) || (error.status !== 400 && error.status !== 415)) return error;
  if (error.message.startsWith('Malformed FormData')) return new ApiError(400, 'broken_form', BROKEN_FORM);
  return new ApiError(error.status, 'not_json', NOT_JSON);
}

/**
 * Checks what came against its schema.
 * @throws {ApiError} 400, naming the field, what was expected, and the value.
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw requestError(parsed.error, input);
}

/** What is wrong with a request, in both languages: the field, what was expected, and the value. */
export function requestError({ issues: [issue] }: z.ZodError, input: unknown): ApiError {
  const { path } = issue!;
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], input);
  const short = shortened(jsonOf(value));
  const field = path.join('.') || 'request';
  return new ApiError(400, 'bad_request', {
    de: `${field}: ${complaint(issue!, value, 'de')} (erhalten: ${short})`,
    en: `${field}: ${complaint(issue!, value, 'en')} (received: ${short})`,
  });
}

/** A refused value as a message shows it. */
export function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** A value may be nested more deeply than can be written, as long as it can be read. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return '…';
  }
}

/** Checks of our own bring their message in both languages as `params`; the others are worded by the library. */
function complaint(issue: z.core.$ZodIssue, input: unknown, language: Language): string {
  if (issue.code === 'custom') return (issue.params as Message)[language];
  const wordedIn = (locale: Language) => {
    const worded = z.locales[locale]().localeError({ ...issue, input } as z.core.$ZodRawIssue);
    return typeof worded === 'string' ? worded : worded?.message;
  };
  // A schema may word its complaint itself, and not in English.
  return (issue.message === wordedIn('en') && wordedIn(language)) || issue.message;
}
