import { describe, expect, it } from 'vitest';
import { readBlocks } from '#corpus/blocks.ts';

const indented = (...lines: Array<[indent: number, text: string]>): string =>
  lines.map(([indent, text]) => ' '.repeat(indent) + text).join('\n');

const read = (...lines: Array<[indent: number, text: string]>): string[] =>
  readBlocks(indented(...lines)).blocks.map((block) => block.lines.join(' '));

describe('readBlocks', () => {
  it('opens a block after a blank line, tabs and all', () => {
    expect(read([12, 'Eins'], [15, 'geht weiter.'], [12, ''], [15, '\t'], [12, 'Zwei.'])).toEqual([
      'Eins geht weiter.',
      'Zwei.',
    ]);
  });

  it('opens a block where the indentation is none of a continuation', () => {
    expect(read([18, 'Ein'], [21, 'Satz.'], [13, 'Überschrift'])).toEqual(['Ein Satz.', 'Überschrift']);
    expect(read([28, 'Alliance'], [28, 'Association'])).toEqual(['Alliance', 'Association']);
  });

  it('goes on with a sentence that a page break has cut', () => {
    expect(read([15, 'Da stationiert, '], [16, 'können sie.'])).toEqual(['Da stationiert, können sie.']);
  });

  it('ends the typeset text at the first line that is not indented', () => {
    const { blocks, mapLines } = readBlocks(indented([12, 'Text.'], [1, '#1998 Karte'], [0, 'weiter']));
    expect(blocks).toEqual([{ depth: 4, lines: ['Text.'] }]);
    expect(mapLines).toEqual([' #1998 Karte', 'weiter']);
  });
});
