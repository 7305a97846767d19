import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '#corpus/documents/documentError.ts';
import { studyOf } from '#corpus/documents/studyOf.ts';
import type { DocumentBlock } from '#corpus/documents/types.ts';
import { lettersOf } from '../letters.ts';
import { outlineLines, read, readStudy, refusal } from './reading.ts';

describe('readPlainText', () => {
  it('tells headings that are certain from paragraphs and lists', async () => {
    const study = await readStudy(
      'bericht.txt',
      `Der Bericht
===========

Erster Absatz, der auf
zwei Zeilen steht, mit Abschre-
ckung und long-
term Zielen, also long-term.

1.2 Unterpunkt

Text. Ziele:
- eins
- zwei, das
  weitergeht

ERGEBNISSE

1. Erstens.

2. Zweitens.

Kein Titel, nur kurz`,
    );
    expect(outlineLines(study)).toEqual([
      '# Der Bericht',
      'body: Erster Absatz, der auf zwei Zeilen steht, mit Abschreckung und long-term Zielen, also long-term.',
      '## 1.2 Unterpunkt',
      'body: Text. Ziele:',
      'list: eins\nzwei, das weitergeht',
      '# ERGEBNISSE',
      'body: 1. Erstens.',
      'body: 2. Zweitens.',
      'body: Kein Titel, nur kurz',
    ]);
  });

  it('calls a study without a title as its file', async () => {
    expect((await readStudy('/home/x/Protokoll der Sitzung.txt', 'Nur ein Satz.')).title).toBe(
      'Protokoll der Sitzung',
    );
  });

  it('takes out what is not printed, and composes letters', async () => {
    const { blocks } = await read(
      'a.txt',
      '\ufeffBu\u0308nd\u200bnis\u202e und\u00ad\u0007 \ud83d\ude00\u2003Rest',
    );
    expect(blocks).toEqual([{ kind: 'paragraph', text: 'Bündnis und 😀 Rest', footnotes: [] }]);
  });

  it('reads UTF-16 by its mark, and nothing else but UTF-8', async () => {
    const text = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Bündnis', 'utf16le').swap16()]);
    expect((await read('a.txt', new Uint8Array(text))).blocks).toMatchObject([{ text: 'Bündnis' }]);
    expect((await refusal('a.txt', new Uint8Array(Buffer.from('Bündnis', 'latin1')))).code).toBe('not_utf8');
    expect((await refusal('a.txt', 'a\0b')).code).toBe('not_utf8');
  });

  it('refuses what is mostly signs without a meaning', async () => {
    expect((await refusal('a.txt', 'ab \ue001\ue002\ue003\ufffd')).code).toBe('garbled_text');
  });

  it('keeps all letters of a text in order', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '',
        '',
        '# Titel',
        '- eins',
        '2. zwei',
        'GROSS',
        '1.1 Teil',
        '====',
        'Wort-',
        'klein',
        'Satz. Noch einer.',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const text = lines.join('\n');
        const blocks = await read('a.txt', text).then(
          (document) => document.blocks,
          (error: unknown) => {
            expect(error).toBeInstanceOf(DocumentError);
            return undefined;
          },
        );
        if (blocks)
          expect(lettersOf(blocks.map(textOf).join(' ').normalize('NFKC'))).toBe(printedLetters(text));
      }),
      { numRuns: 300 },
    );
  });

  it('cuts a long paragraph where sentences end, and one without ends between words', async () => {
    const sentence = 'Dieser Satz ist nicht besonders lang, doch er steht sehr oft da. ';
    const study = studyOf(await read('a.txt', sentence.repeat(200)), []);
    expect(study.passages.length).toBeGreaterThan(5);
    for (const { text } of study.passages) {
      expect(text).toMatch(/^Dieser .* da\.$/);
      expect(text.length).toBeLessThanOrEqual(2_000);
    }
    const words = studyOf(await read('a.txt', 'wort '.repeat(5_000)), []);
    for (const { text } of words.passages) expect(text).toMatch(/^wort(?: wort)*$/);
  });
});

function textOf(block: DocumentBlock): string {
  if (block.kind === 'list') return block.items.map(({ text }) => text).join(' ');
  return block.kind === 'table' ? '' : block.text;
}

const printedLetters = (text: string): string =>
  lettersOf(text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC'));
