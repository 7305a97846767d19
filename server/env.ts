import { isIP } from 'node:net';
import { z } from 'zod';
import { SettingError } from '#index/settingError.ts';
import { type IndexSettings, readIndexSettings } from '#index/settings.ts';

/** What is served, and by what. */
export interface Settings extends IndexSettings {
  /** `MODEL`: a language model as `provider:name`; without it Beleg answers in the study's own sentences. */
  model?: string;
}

export interface Env extends Settings {
  host: string;
  port: number;
  /** `ADD_STUDIES`: whether readers may add and remove studies; by default on this machine alone. */
  addStudies?: boolean;
}

const DEFAULT_PORT = 8787;

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535));

/**
 * Reads the settings from the environment; an empty value is as good as none.
 * @throws {SettingError} where the port or a switch is none.
 */
export function readEnv(env: NodeJS.ProcessEnv): Env {
  const given = env.PORT?.trim();
  const addStudies = readSwitch('ADD_STUDIES', env.ADD_STUDIES?.trim());
  return {
    host: readHost(env),
    port: given ? readPort('PORT', given) : DEFAULT_PORT,
    ...(addStudies !== undefined && { addStudies }),
    ...readSettings(env),
  };
}

/** @param name of the setting or option. */
export function readPort(name: string, given: string): number {
  const parsed = port.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new SettingError({
    de: `${name} ist „${given}“; erwartet wird eine ganze Zahl von 0 bis 65535`,
    en: `${name} is "${given}"; expected a whole number from 0 to 65535`,
  });
}

function readSwitch(name: string, given: string | undefined): boolean | undefined {
  if (!given) return undefined;
  if (given === 'yes' || given === 'no') return given === 'yes';
  throw new SettingError({
    de: `${name} ist „${given}“; erwartet wird yes oder no`,
    en: `${name} is "${given}"; expected yes or no`,
  });
}

function readHost(env: NodeJS.ProcessEnv): string {
  return env.HOST?.trim() || '127.0.0.1';
}

/** Where a server with these settings would serve the page, as far as they can be used. */
export function readOrigin(env: NodeJS.ProcessEnv): string {
  return originOf(readHost(env), port.safeParse(env.PORT?.trim()).data ?? DEFAULT_PORT);
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const model = env.MODEL?.trim();
  return { ...readIndexSettings(env), ...(model && { model }) };
}

/** Where the page is served. */
export function originOf(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
