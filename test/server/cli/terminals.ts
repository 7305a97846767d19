import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import type { Terminal } from '#server/cli/terminal.ts';

/** A terminal that can show nothing but text. */
export function plain(width = 80): Terminal {
  return { width, colours: pc.createColors(false), link: (text) => text };
}

/** One that has colours and links. */
export function vivid(width = 80): Terminal {
  return {
    width,
    colours: pc.createColors(true),
    link: (text, path) => `\u001b]8;;http://127.0.0.1:8787${path}\u0007${text}\u001b]8;;\u0007`,
  };
}

/** Columns of the longest line that is seen. */
export function widest(text: string): number {
  return Math.max(
    ...stripVTControlCharacters(text)
      .split('\n')
      .map(({ length }) => length),
  );
}
