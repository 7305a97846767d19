import { describe, expect, it } from 'vitest';
import { bytesOf, expectWhole, outlineLines, read, readStudy, refusal } from './reading.ts';
import { zipOf } from './zip.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A DOCX file of one part. */
function docx(body: string, claimedBytes?: number, doctype = ''): Uint8Array {
  const xml = `<?xml version="1.0"?>${doctype}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zipOf([
    {
      name: '[Content_Types].xml',
      data: bytesOf(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
    },
    {
      name: '_rels/.rels',
      data: bytesOf(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}" Target="word/document.xml"/></Relationships>`,
      ),
    },
    { name: 'word/document.xml', data: bytesOf(xml), ...(claimedBytes !== undefined && { claimedBytes }) },
  ]);
}

const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe('readDocx', () => {
  it('reads headings, lists, tables and notes', async () => {
    const study = await readStudy('report.docx');
    expectWhole(study);
    expect(study.id).toBe('klimabericht-2024');
    expect(study.sections.map(({ level, title }) => `${level} ${title}`)).toEqual([
      '1 Klimabericht 2024',
      '1 Einleitung',
      '1 Ergebnisse nach Sektoren',
      '2 Verkehr',
      '2 Gebäude',
      '1 Ausblick',
    ]);
    const lines = outlineLines(study);
    expect(lines.filter((line) => line.startsWith('list'))).toEqual([
      'list: ein allgemeines Tempolimit auf Autobahnen\nder Abbau von Vergünstigungen für Dienstwagen, der nach Berechnungen des Umweltbundesamts bis 2030 mehrere Millionen Tonnen einsparen würde\nmehr Güterverkehr auf der Schiene',
    ]);
    expect(lines.filter((line) => line.startsWith('table'))[0]?.split('\n')[1]).toBe(
      'Verkehr | 128 Mio. t | 146 Mio. t',
    );
    expect(
      study.passages.filter(({ kind }) => kind === 'footnote').map(({ footnotes }) => footnotes),
    ).toEqual([1, 2, 3, 4].map((number) => [{ number, offset: 0 }]));
  });

  it('hangs each note into the section that points to it', async () => {
    const { passages } = await readStudy('report.docx');
    expect(passages.find(({ text }) => text === 'Eigene Berechnung.')?.sectionId).toBe(
      'klimabericht-2024.verkehr',
    );
  });

  it('reads a document of one paragraph', async () => {
    expect((await readStudy('a.docx', docx(paragraph('Nur ein Satz.')))).passages[0]?.text).toBe(
      'Nur ein Satz.',
    );
  });

  it('expands no entities and includes no files', async () => {
    const inFile = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY e "&a;&a;&a;&a;">]>';
    for (const doctype of [inFile, laughs]) {
      const outcome = await read('a.docx', docx(paragraph('Text &e; Ende'), undefined, doctype)).then(
        ({ blocks }) => JSON.stringify(blocks),
        ({ code }) => code,
      );
      expect(outcome).toMatch(/^damaged$|Text &e; Ende/);
    }
  });

  it('refuses what unpacks to too much, whether or not the directory says so', async () => {
    const huge = paragraph(' '.repeat(70 * 1024 * 1024));
    expect((await refusal('bomb.docx', docx(huge))).code).toBe('unpacks_too_large');
    expect((await refusal('bomb.docx', docx(huge, 1_000))).code).toBe('unpacks_too_large');
  });

  it('refuses tables nested too deeply', async () => {
    const depth = 3_000;
    const open = '<w:tbl><w:tr><w:tc>'.repeat(depth);
    const close = '<w:p/></w:tc></w:tr></w:tbl>'.repeat(depth);
    const { code } = await refusal('deep.docx', docx(`${open}${paragraph('x')}${close}`));
    expect(code).toBe('nested_too_deeply');
  });

  it.each([
    ['cut off', docx(paragraph('Text')).slice(0, 300)],
    ['without its main part', zipOf([{ name: 'word/document.xml', data: bytesOf('kein XML') }])],
  ])('says of a file %s that it is damaged', async (_, bytes) => {
    expect((await refusal('a.docx', bytes)).code).toBe('damaged');
  });
});
