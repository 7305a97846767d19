import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import type { Language } from './requests.ts';

/** The language that a reader's interface likes best of ours; undefined where it asks for none of them. */
export function interfaceLanguage(c: Context): Language | undefined {
  return parseAccept(c.req.header('accept-language') ?? '')
    .filter(({ q }) => q > 0)
    .map(({ type }) => type.toLowerCase().split('-')[0])
    .find((language) => language === 'de' || language === 'en');
}
