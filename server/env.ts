import { isIP } from 'node:net';
import { z } from 'zod';
import { type IndexSettings, readIndexSettings } from '#index/settings.ts';

/** What is served, and by what. */
export interface Settings extends IndexSettings {
  /** `MODEL`: a language model as `provider:name`; without it Beleg answers in the study's own sentences. */
  model?: string;
}

export interface Env extends Settings {
  host: string;
  port: number;
}

/** A setting that cannot be used; the message names it, its value, and what was expected. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535));

/** Reads the settings from the environment; an empty value is as good as none. */
export function readEnv(env: NodeJS.ProcessEnv): Env {
  const given = env.PORT?.trim() || '8787';
  const parsed = port.safeParse(given);
  if (!parsed.success) {
    throw new SettingError(`PORT is "${given}"; expected a whole number from 0 to 65535`);
  }
  return { host: env.HOST?.trim() || '127.0.0.1', port: parsed.data, ...readSettings(env) };
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const model = env.MODEL?.trim();
  return { ...readIndexSettings(env), ...(model && { model }) };
}

/** Where the page is served. */
export function originOf(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
