import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '#corpus/documents/documentError.ts';
import { readDocumentHere } from '#corpus/documents/readDocumentHere.ts';
import { studyOf } from '#corpus/documents/studyOf.ts';
import { bytesOf, expectWhole, fileBytes } from './reading.ts';

/** A study that is whole, or one of our errors. */
async function expectStudyOrError(name: string, bytes: Uint8Array): Promise<void> {
  let study: ReturnType<typeof studyOf>;
  try {
    study = studyOf(await readDocumentHere({ name, bytes }), ['studie', 'bericht']);
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    const { text } = error as DocumentError;
    for (const message of [text.de, text.en]) expect(message).not.toMatch(/[\n<>]|undefined|\[object/);
    return;
  }
  expectWhole(study);
}

const name = fc.oneof(
  fc.constantFrom('a.pdf', 'a.docx', 'a.html', 'a.md', 'a.txt', 'a', 'bericht.xlsx'),
  fc.string({ unit: 'grapheme' }).map((stem) => `${stem}.md`),
);

/** What the formats are made of, in any order. */
const SNIPPETS = [
  '# ',
  '## Titel\n',
  '\n\n',
  '- ',
  '1. ',
  '> ',
  '| a | b |\n|---|---|\n| 1 | |\n',
  '[^1]',
  '\n[^1]: Note\n',
  '```\n',
  '<sup>',
  '</sup>',
  '<ul>',
  '<li>',
  '<ol start="9">',
  '</ol>',
  '<table>',
  '<tr><td>',
  '<h1>',
  '</h1>',
  '<p id="n">',
  '<pre>',
  '<form>',
  '<a href="#n">',
  '</a>',
  '1',
  '*',
  'Satz. Noch einer! ',
  'z. B. ',
  '&nbsp;',
  'e\u0301',
  '\u202e',
  '\u0000',
  '\ud83d',
  '---\ntitle: x\n---\n',
  '%PDF-1.4',
  'PK\u0003\u0004',
  '<!doctype html>',
  '<template>',
  '<svg>',
  '<math>',
  '====\n',
  '\ufdd0',
  '\u2028',
];
const written = fc.array(fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ unit: 'grapheme' })), {
  maxLength: 40,
});

describe('a file of any kind', () => {
  it('gives a whole study or an error of ours, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(name, fc.uint8Array({ maxLength: 400 }), (file, bytes) =>
        expectStudyOrError(file, bytes),
      ),
      { numRuns: 300 },
    );
  });

  it('gives a whole study or an error of ours, whatever is written in it', async () => {
    await fc.assert(
      fc.asyncProperty(name, written, (file, parts) => expectStudyOrError(file, bytesOf(parts.join('')))),
      { numRuns: 500 },
    );
  });

  it.each(['report.pdf', 'two-columns.pdf', 'report.docx'])(
    'gives a whole study or an error of ours where %s is damaged',
    async (file) => {
      const whole = fileBytes(file);
      const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(damage, fc.option(fc.nat(whole.length)), async (changes, length) => {
          const bytes = whole.slice(0, length ?? whole.length);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          await expectStudyOrError(file, bytes);
        }),
        { numRuns: 40 },
      );
    },
  );
});
