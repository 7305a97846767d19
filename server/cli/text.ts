import { stripVTControlCharacters } from 'node:util';
import wrapAnsi from 'wrap-ansi';

/** Characters that steer a terminal or hide in it: escape codes, line ends, marks of the direction of writing. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The same value, with nothing in its texts that a terminal would obey. Texts keep their length, since spans count
 * their characters.
 */
export function printable<Value>(value: Value): Value;
export function printable(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(UNPRINTABLE, (found) => (/\s/.test(found) ? ' ' : '\ufffd'.repeat(found.length)));
  }
  if (Array.isArray(value)) return value.map((inner) => printable(inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printable(inner)]));
}

/** A value as JSON in which nothing is left that a terminal would obey: JSON has other ways to write it. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(UNPRINTABLE, (found) =>
    Array.from(
      { length: found.length },
      (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Columns that a line takes; its colours and links take none. */
export function columnsOf(line: string): number {
  return stripVTControlCharacters(line).length;
}

/** A text in lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(text, width, { hard: true }).split('\n');
}

/** A text in lines, the first of which begins with `lead`; the others are indented as far. */
export function hang(lead: string, text: string, width: number): string {
  const indent = columnsOf(lead);
  return wrap(text, width - indent)
    .map((line, at) => (at === 0 ? lead : ' '.repeat(indent)) + line)
    .join('\n');
}
