import type { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { terminalOf } from '#server/cli/terminal.ts';

function terminal(stream: { columns?: number; colours?: boolean }, env: NodeJS.ProcessEnv = {}) {
  const { columns, colours } = stream;
  const tty = colours === undefined ? {} : { isTTY: true, hasColors: () => colours };
  return terminalOf({ columns, ...tty } as WriteStream, env, 'http://127.0.0.1:8787');
}

describe('terminalOf', () => {
  it.each([
    [60, 60],
    [200, 100],
    [1, 20],
    [0, 80],
    [undefined, 80],
  ])('makes of %s columns %i', (columns, width) => {
    expect(terminal(columns === undefined ? {} : { columns }).width).toBe(width);
  });

  it.each([
    [undefined, '60', 60],
    [undefined, '500', 100],
    [undefined, '1', 20],
    [undefined, 'wide', 80],
    [undefined, '', 80],
    [70, '60', 70],
  ])('makes of %s columns and COLUMNS=%s %i', (columns, COLUMNS, width) => {
    expect(terminal(columns === undefined ? {} : { columns }, { COLUMNS }).width).toBe(width);
  });

  it.each([
    ['a terminal that has them', { colours: true }, {}, true],
    ['a terminal without them', { colours: false }, {}, false],
    ['a file', {}, {}, false],
    ['a terminal with NO_COLOR', { colours: true }, { NO_COLOR: '1' }, false],
    ['a file with FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', { colours: true }, { FORCE_COLOR: '0' }, false],
    ['a file with both', {}, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['a file in a CI', {}, { CI: 'true' }, false],
  ])('decides on colours for %s', (_, stream, env, has) => {
    expect(terminal(stream, env).colours.isColorSupported).toBe(has);
  });
});
