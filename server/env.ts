import { isIP, isIPv4 } from 'node:net';
import { z } from 'zod';
import { SettingError } from '#index/settingError.ts';
import { type IndexSettings, readIndexSettings } from '#index/settings.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import type { Language } from './requests.ts';

/** What is served, and by what. */
export interface Settings extends IndexSettings {
  /** `MODEL`: the language model that words the answers, as `provider:name`; without it the built-in answerer answers alone. */
  model?: string;
}

export interface Env extends Settings {
  host: string;
  port: number;
  /** `ADD_STUDIES`: whether readers may add and remove studies; by default on this machine alone. */
  addStudies: boolean;
  /** `TOKEN`: what whoever asks must bring. */
  token?: string;
  /** `ORIGIN`: the addresses by which readers reach Beleg, the first of which its links lead to. */
  origins: string[];
  /** `PROXY`: whether a proxy of one's own stands before it and says whose requests it passes on. */
  behindProxy: boolean;
  /** `ANSWERS`: how many are made at a time. */
  answers?: number;
  /** `LOG`: what is logged, in lines of JSON; by default that depends on whether a person looks on. */
  logLevel?: LogLevel;
  /** `LOG_QUESTIONS`: whether questions are logged as well. */
  logQuestions: boolean;
}

const DEFAULT_PORT = 8787;
/** A token that is shorter can be guessed. */
const TOKEN_LENGTH = 16;

/** A form that a setting can take: how it is read, and what is said to be expected. */
interface Form<Value> {
  schema: z.ZodType<Value>;
  expected: Record<Language, string>;
}

const PORT = wholeNumber(0, 65_535);
const ANSWERS = wholeNumber(1, 10_000);
const SWITCH: Form<boolean> = {
  schema: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  expected: { de: 'yes oder no', en: 'yes or no' },
};
const LEVEL: Form<LogLevel> = {
  schema: z.enum(LOG_LEVELS),
  expected: { de: `eines von ${LOG_LEVELS.join(', ')}`, en: `one of ${LOG_LEVELS.join(', ')}` },
};
const ORIGINS: Form<string[]> = {
  schema: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.string().refine(isOrigin))),
  expected: {
    de: 'https:// oder http:// und ein Name ohne Pfad; mehrere durch Kommas getrennt',
    en: 'https:// or http:// and a name, with no path; several apart by commas',
  },
};
/** What RFC 6750 allows in a bearer token. */
const token = z
  .string()
  .min(TOKEN_LENGTH)
  .regex(/^[A-Za-z0-9._~+/-]+=*$/);

/**
 * Reads the settings from the environment; an empty value is as good as none.
 * @throws {SettingError} where one cannot be used, or others could reach a server that asks for no token.
 */
export function readEnv(env: NodeJS.ProcessEnv): Env {
  const read = <Value>(name: string, form: Form<Value>) => {
    const given = env[name]?.trim();
    return given ? readValue(name, given, form) : undefined;
  };
  const host = readHost(env);
  const secret = readToken(env);
  if (!isLoopback(host) && !secret && !read('OPEN', SWITCH)) throw unguarded(host);
  const answers = read('ANSWERS', ANSWERS);
  const logLevel = read('LOG', LEVEL);
  return {
    host,
    port: read('PORT', PORT) ?? DEFAULT_PORT,
    addStudies: read('ADD_STUDIES', SWITCH) ?? isLoopback(host),
    ...(secret && { token: secret }),
    origins: read('ORIGIN', ORIGINS) ?? [],
    behindProxy: read('PROXY', SWITCH) ?? false,
    ...(answers && { answers }),
    ...(logLevel && { logLevel }),
    logQuestions: read('LOG_QUESTIONS', SWITCH) ?? false,
    ...readSettings(env),
  };
}

/** @param name of the setting or option. */
export function readPort(name: string, given: string): number {
  return readValue(name, given, PORT);
}

/** Where a server with these settings would serve the page, as far as they can be used. */
export function readOrigin(env: NodeJS.ProcessEnv): string {
  return originOf(readHost(env), PORT.schema.safeParse(env.PORT?.trim()).data ?? DEFAULT_PORT);
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const model = env.MODEL?.trim();
  return { ...readIndexSettings(env), ...(model && { model }) };
}

/** Where the page is served. */
export function originOf(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function wholeNumber(from: number, to: number): Form<number> {
  return {
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to)),
    expected: { de: `eine ganze Zahl von ${from} bis ${to}`, en: `a whole number from ${from} to ${to}` },
  };
}

function readValue<Value>(name: string, given: string, { schema, expected }: Form<Value>): Value {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new SettingError({
    de: `${name} ist „${given}“; erwartet wird ${expected.de}`,
    en: `${name} is "${given}"; expected ${expected.en}`,
  });
}

function readHost(env: NodeJS.ProcessEnv): string {
  return env.HOST?.trim() || '127.0.0.1';
}

/** As the others, but that a token is shown to nobody. */
function readToken(env: NodeJS.ProcessEnv): string | undefined {
  const given = env.TOKEN?.trim();
  if (!given || token.safeParse(given).success) return given || undefined;
  const made = 'A–Z, a–z, 0–9, -._~+/';
  throw new SettingError({
    de: `TOKEN ist ${given.length} Zeichen lang; erwartet werden ${TOKEN_LENGTH} oder mehr aus ${made}, wie openssl rand -hex 32 sie macht`,
    en: `TOKEN is ${given.length} characters long; expected ${TOKEN_LENGTH} or more of ${made}, as openssl rand -hex 32 makes them`,
  });
}

function unguarded(host: string): SettingError {
  return new SettingError({
    de: `HOST ist „${host}“, worunter andere Beleg erreichen; erwartet wird außerdem TOKEN, das sie dann mitbringen, oder OPEN=yes, das alle einlässt`,
    en: `HOST is "${host}", by which others reach Beleg; expected TOKEN as well, which they must then bring, or OPEN=yes to let in everyone`,
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
