import type { Language } from '#server/requests.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export type Strings = typeof de;

export const strings: Record<Language, Strings> = { de, en };
