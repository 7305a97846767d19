import { describe, expect, it } from 'vitest';
import { DocumentError } from '#corpus/documents/documentError.ts';
import { readDocument } from '#corpus/documents/readDocument.ts';
import { bytesOf, fileBytes, read, refusal } from './reading.ts';
import { zipOf } from './zip.ts';

const PNG = new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'));
const CFB = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

/** As the format wants it: its type first, and not packed. */
const odt = zipOf([
  { name: 'mimetype', data: bytesOf('application/vnd.oasis.opendocument.text'), isStored: true },
]);

const zipWith = (name: string, text = 'x'): Uint8Array => zipOf([{ name, data: bytesOf(text) }]);

describe('readDocument: the type', () => {
  it.each([
    ['a.pdf', fileBytes('report.pdf'), 'PDF'],
    ['A.DOCX', fileBytes('report.docx'), 'DOCX'],
    ['a.htm', bytesOf('<p>Text</p>'), 'HTML'],
    ['a.markdown', bytesOf('Text'), 'Markdown'],
    ['README', bytesOf('Text'), 'text without an extension'],
    ['Protokoll vom 3.5.2024', bytesOf('Text'), 'text whose name has full stops'],
    ['Bericht', fileBytes('report.pdf'), 'PDF without an extension'],
    ['seite', bytesOf('<!doctype html><p>Text</p>'), 'HTML without an extension'],
    [
      'a.txt',
      bytesOf('BMW und MZ. %PDF-1.4 ist ein Format. PK auch.'),
      'text that begins as something else does',
    ],
    ['a.txt', bytesOf('PK heißt Pressekonferenz.'), 'text that begins as an archive does'],
  ])('reads %s', async (name, bytes) => {
    expect((await read(name, bytes)).blocks.length).toBeGreaterThan(0);
  });

  it.each([
    ['a.xlsx', zipWith('xl/workbook.xml'), 'wrong_type', 'XLSX'],
    ['a.zip', zipWith('a.txt'), 'wrong_type', 'ZIP'],
    ['a.odt', odt, 'wrong_type', 'ODT'],
    ['a.png', PNG, 'wrong_type', 'PNG'],
    ['a.doc', new Uint8Array(CFB), 'wrong_type', 'DOC/XLS/PPT'],
    ['a.rtf', bytesOf('{\\rtf1 Text}'), 'wrong_type', 'RTF'],
    ['a.csv', bytesOf('a;b'), 'wrong_type', 'CSV'],
    ['a.pdf', PNG, 'wrong_type', 'PNG'],
    ['a.pdf', bytesOf('Text'), 'type_mismatch', 'a text'],
    ['a.docx', fileBytes('report.pdf'), 'type_mismatch', 'a PDF'],
    ['a.txt', fileBytes('report.docx'), 'type_mismatch', 'a DOCX'],
    ['a.txt', bytesOf('<!DOCTYPE html><p>Text'), 'type_mismatch', 'an HTML page'],
    ['a.xlsx', fileBytes('report.docx'), 'type_mismatch', 'a DOCX'],
    [
      'a.docx',
      new Uint8Array(Buffer.concat([CFB, Buffer.from('EncryptedPackage', 'utf16le')])),
      'encrypted',
      'password',
    ],
    ['a.txt', bytesOf(''), 'empty_file', 'is empty'],
    ['a.txt', bytesOf(' \n\t\u200b '), 'no_text', 'holds no text'],
  ])('refuses %s', async (name, bytes, code, words) => {
    const error = await refusal(name, bytes);
    expect(error.code).toBe(code);
    expect(error.text.en).toContain(words);
  });
});

describe('readDocument: what it says', () => {
  it('names the file and what was expected, in both languages', async () => {
    const { text, message } = await refusal('Bericht.xlsx', zipWith('xl/workbook.xml'));
    expect(text).toEqual({
      de: 'Die Datei „Bericht.xlsx“ ist vom Typ XLSX. Erwartet wird eine PDF-, DOCX-, HTML-, Markdown- oder Textdatei.',
      en: 'The file “Bericht.xlsx” is of type XLSX. Expected is a PDF, DOCX, HTML, Markdown or text file.',
    });
    expect(message).toBe(text.en);
  });

  it.each([
    ['../../etc/passwd.pdf', '“passwd.pdf”'],
    ['C:\\Texte\\a.pdf', '“a.pdf”'],
    ['<script>alert(1)</script>.pdf', '“script.pdf”'],
    ['a\nb\u202ec\0.pdf', '“a bc.pdf”'],
    ['', '“?”'],
  ])('shows of the name %j no more than is safe', async (name, shown) => {
    expect((await refusal(name, bytesOf(''))).text.en).toContain(shown);
  });

  it('shows of a long name its beginning and its end', async () => {
    const { text } = await refusal(`${'x'.repeat(10_000)}.pdf`, bytesOf(''));
    expect(text.en.length).toBeLessThan(250);
    expect(text.en).toMatch(/“x+…x+\.pdf”/);
  });

  it('counts bytes, characters and paragraphs', async () => {
    expect((await refusal('a.txt', new Uint8Array(20 * 1024 * 1024 + 1))).code).toBe('file_too_large');
    expect((await refusal('a.txt', 'Wort '.repeat(1_000_001))).code).toBe('too_much_text');
    expect((await refusal('a.txt', 'a\n\n'.repeat(100_001))).code).toBe('too_many_parts');
  });
});

describe('readDocument: its thread', () => {
  it('reads as in this thread', async () => {
    const file = { name: 'report.docx', bytes: fileBytes('report.docx') };
    expect(await readDocument(file)).toEqual(await read(file.name, file.bytes));
  });

  it('refuses as in this thread', async () => {
    const error = await readDocument({ name: 'a.png', bytes: PNG }).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(DocumentError);
    expect(error).toEqual(await refusal('a.png', PNG));
  });

  it('is ended when its time is over', async () => {
    const endless = bytesOf(`${'*a_ '.repeat(200_000)}`);
    const error = await readDocument({ name: 'a.md', bytes: endless }, { mostTime: 1 }).catch(
      (each: unknown) => each,
    );
    expect(error).toMatchObject({ code: 'took_too_long' });
  });
});
