import { beforeAll, describe, expect, it } from 'vitest';
import type { Study } from '#corpus/types.ts';
import { inkOf } from '../letters.ts';
import { expectWhole, outlineLines, readStudy, refusal } from './reading.ts';

/** Made of the DOCX file of the same name: A4, running head and page number, notes at the foot of the page. */
describe('readPdf: a report', () => {
  let printed: Study;
  let written: Study;
  beforeAll(async () => {
    [printed, written] = await Promise.all([readStudy('report.pdf'), readStudy('report.docx')]);
  });

  it('says what the document says that it was printed from, in the same sections and passages', () => {
    const lines = (study: Study) => outlineLines(study).map((line) => line.replaceAll('\u00a0', ' '));
    expect(lines(printed)).toEqual(lines(written));
    expectWhole(printed);
  });

  it('takes out the marks of the notes and remembers where they stood', () => {
    const marks = ({ passages }: Study) => passages.map(({ footnotes }) => footnotes);
    expect(marks(printed)).toEqual(marks(written));
    expect(
      printed.passages.flatMap(({ footnotes, kind }) => (kind === 'body' ? footnotes : [])),
    ).toHaveLength(4);
  });

  it('gives each passage the page on which it begins', () => {
    const pages = printed.passages.filter(({ kind }) => kind !== 'footnote').map(({ page }) => page!);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect([pages[0], pages.at(-1)]).toEqual([1, 4]);
    expect(printed.passages.find(({ text }) => text.startsWith('Vgl. Abschnitt'))?.page).toBe(3);
  });

  it('leaves out what repeats on every page', () => {
    const text = printed.passages.map((passage) => passage.text).join('\n');
    expect(text).not.toMatch(/– Expertenrat|Seite \d/);
  });
});

describe('readPdf: two columns', () => {
  let study: Study;
  beforeAll(async () => {
    study = await readStudy('two-columns.pdf');
  });

  it('reads one column after the other, below what spans them', () => {
    expectWhole(study);
    expect(study.sections.map(({ title }) => title)).toEqual([
      'Zwei Bündnisse im Vergleich',
      'Verträge',
      'Interessen',
      'Fazit',
    ]);
    expect(study.passages[0]?.text).toBe(
      'Ein Überblick über Gemeinsamkeiten und Unterschiede der beiden wichtigsten Bündnisse der Vereinigten Staaten in ' +
        'Nordostasien, vorgelegt im Mai 2024.',
    );
    expect(study.passages.at(-1)?.text).toBe('Damit endet der Vergleich.');
  });

  it('joins what the end of a column or of a page cuts', () => {
    const sentences = study.passages.flatMap(({ text, sentences: spans }) =>
      spans.map(({ start, end }) => text.slice(start, end)),
    );
    // Five sentences make up the whole text, over and over.
    expect(new Set(sentences).size).toBe(7);
    expect(study.passages.every(({ kind }) => kind === 'body')).toBe(true);
    expect(inkOf(sentences.join(''))).toHaveLength(
      study.passages.reduce((sum, { text }) => sum + inkOf(text).length, 0),
    );
  });
});

describe('readPdf: what it refuses', () => {
  it('says of a scan how many pages have no text', async () => {
    const { code, text } = await refusal('scanned.pdf');
    expect(code).toBe('scanned');
    expect(text.de).toContain('1 von 1 Seiten haben keinen Text (100 %)');
    expect(text.en).toContain('1 of 1 pages have no text (100 %)');
  });

  it('opens nothing that wants a password', async () => {
    expect((await refusal('encrypted.pdf')).code).toBe('encrypted');
  });

  it('counts the pages first', async () => {
    const numbers = Array.from({ length: 2_001 }, (_, index) => index + 3);
    const pages = numbers.map(
      (number) => `${number} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj`,
    );
    const pdf = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 2001/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]>> endobj
${pages.join('\n')}
trailer <</Root 1 0 R/Size 2004>>`;
    const { code, text } = await refusal('long.pdf', pdf);
    expect(code).toBe('too_many_pages');
    expect(text.de).toContain('2.001 Seiten');
  });

  it.each(['%PDF-1.7\nnothing more', '%PDF-'])('says of %j that it is damaged', async (content) => {
    expect((await refusal('broken.pdf', content)).code).toBe('damaged');
  });
});
