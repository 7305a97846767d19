import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang, printable, printableJson } from '#server/cli/text.ts';
import { widest } from './terminals.ts';

/** What a terminal obeys: it clears the screen, sets a title, writes backwards, breaks the line. */
const HOSTILE = 'a\u001b[2Jb\u009b31mc\u001b]0;title\u0007d\u202ee\nf\rg\u007f\u{e0041}h';

describe('printable', () => {
  it('leaves nothing that a terminal obeys, in any text of a value, and no offset moved', () => {
    const { list } = printable({ list: [{ text: HOSTILE }], n: 1, none: undefined });
    expect(list[0]!.text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(list[0]!.text).toHaveLength(HOSTILE.length);
    expect(list[0]!.text.indexOf('h')).toBe(HOSTILE.indexOf('h'));
  });

  it('leaves the study’s own characters alone', () => {
    const text = 'Rund 55 300 Soldaten – »Quad« – F‑35, größte Übung';
    expect(printable(text)).toBe(text);
  });

  it('holds for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text);
        expect(shown).toHaveLength(text.length);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('printableJson', () => {
  it('writes the same value with nothing that a terminal obeys', () => {
    expect(printableJson({ text: HOSTILE })).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printableJson([text]);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(shown)).toEqual([text]);
      }),
    );
  });
});

describe('hang', () => {
  it('indents what follows the first line as far as what it begins with', () => {
    expect(hang('– ', 'eins zwei drei', 8)).toBe('– eins\n  zwei\n  drei');
  });

  it('keeps to the width, and loses no letter', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...'abc äöß[]'), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(ascii, fc.integer({ min: 5, max: 60 }), (text, width) => {
        const lines = hang('1  ', text, width);
        expect(widest(lines)).toBeLessThanOrEqual(width);
        expect(lines.replace(/\s/g, '')).toBe(`1${text.replace(/\s/g, '')}`);
      }),
    );
  });
});
