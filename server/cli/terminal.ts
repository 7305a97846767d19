import type { WriteStream } from 'node:tty';
import pc from 'picocolors';
import terminalLink from 'terminal-link';

/** Longer lines are hard to read, and shorter ones hold no word, in columns. */
const WIDEST = 100;
const NARROWEST = 20;
/** What is written neither to a terminal nor for one has the width of the usual one, in columns. */
const USUAL = 80;

/** What a text is laid out for. */
export interface Terminal {
  /** Columns of a line. */
  width: number;
  colours: ReturnType<typeof pc.createColors>;
  /** The text, opening an address of the served page where the terminal has links. `path` begins with a slash. */
  link(text: string, path: string): string;
}

/** @param origin of the served page, such as `http://127.0.0.1:8787`. */
export function terminalOf(stream: WriteStream, env: NodeJS.ProcessEnv, origin: string): Terminal {
  return {
    width: Math.min(widthOf(stream, env), WIDEST),
    colours: pc.createColors(hasColours(stream, env)),
    link: (text, path) => terminalLink(text, origin + path, { fallback: false }),
  };
}

/** Columns of a terminal; of what is none, as many as `COLUMNS` says (POSIX). */
export function widthOf({ columns }: Pick<WriteStream, 'columns'>, { COLUMNS }: NodeJS.ProcessEnv): number {
  const told = /^\d+$/.test(COLUMNS ?? '') ? Number(COLUMNS) : 0;
  return Math.max(columns || told || USUAL, NARROWEST);
}

/** https://no-color.org and https://force-color.org; else as the terminal can. */
function hasColours(stream: WriteStream, { NO_COLOR, FORCE_COLOR }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  // A file has no `isTTY` at all.
  return (stream.isTTY ?? false) && stream.hasColors();
}
