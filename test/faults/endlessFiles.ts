import { constants, deflateSync } from 'node:zlib';
import { type ZipContent, zipOf } from '../corpus/documents/zip.ts';

/** A file that is small, and endless for whoever reads it as it says. */
export interface EndlessFile {
  what: string;
  name: string;
  bytes: Uint8Array;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

const MEGABYTE = 1024 * 1024;

/**
 * Deflated white space, of so many megabytes: each is one block of a kilobyte that refers to nothing before it, and so
 * can be repeated.
 */
function deflated(megabytes: number): Buffer {
  const flushed = deflateSync(Buffer.alloc(MEGABYTE, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  // Without the two bytes of zlib's own head.
  const block = flushed.subarray(2);
  const end = Buffer.from([1, 0, 0, 255, 255]);
  return Buffer.concat([...Array<Buffer>(megabytes).fill(block), end]);
}

const ZLIB_HEAD = Buffer.from([0x78, 0x9c]);
const HUGE_MB = 12_000;

/** A PDF of these objects, numbered from 1; the first is its catalogue. Readers make up for its missing table. */
function pdf(...objects: Array<string | Buffer>): Uint8Array {
  const parts = objects.flatMap((object, at) => [
    Buffer.from(`${at + 1} 0 obj `),
    Buffer.from(object),
    Buffer.from(' endobj\n'),
  ]);
  const trailer = Buffer.from(`trailer <</Root 1 0 R/Size ${objects.length + 1}>>`);
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, trailer]));
}

const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Count 1/Kids[3 0 R]>>';
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';

function stream(content: string | Buffer, dictionary = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${content.length}>> stream\n`),
    Buffer.from(content),
    Buffer.from('\nendstream'),
  ]);
}

/** A page that shows one sentence, and draws what is named so. */
function page(resources: string, draws: string): string[] {
  return [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>${resources}>>/Contents 4 0 R>>`,
    stream(`BT /F 12 Tf 50 700 Td (Ein Satz auf einer Seite.) Tj ET ${draws}`).toString('latin1'),
    FONT,
  ];
}

function form(draws: string, drawn: number): Buffer {
  const resources = `/Resources<</Font<</F 5 0 R>>/XObject<</X ${drawn} 0 R>>>>`;
  return stream(`BT /F 12 Tf (x) Tj ET ${draws}`, `/Type/XObject/Subtype/Form/BBox[0 0 9 9]${resources}`);
}

/** Forms each of which draws the next twice. */
const DOUBLINGS = 40;
const doubling = Array.from({ length: DOUBLINGS }, (_, at) =>
  form(at < DOUBLINGS - 1 ? '/X Do /X Do' : '', 7 + at),
);

const toUnicode = `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00000000> <ffffffff> endcodespacerange
1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap`;

const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

function docx(main: string, ...parts: ZipContent[]): Uint8Array {
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`;
  return zipOf([
    { name: '[Content_Types].xml', data: bytesOf(CONTENT_TYPES) },
    { name: '_rels/.rels', data: bytesOf(rels) },
    ...parts,
  ]);
}

/** As a ZIP file holds it: without zlib's head, and as packed as it is. */
function bomb(name: string): ZipContent {
  return { name, data: deflated(HUGE_MB), isDeflated: true, claimedBytes: 1_000 };
}

const repeated = (text: string, megabytes: number) =>
  bytesOf(text.repeat(Math.floor((megabytes * MEGABYTE) / text.length)));

export function endlessFiles(): EndlessFile[] {
  return [
    {
      what: 'a PDF whose page unpacks to 12 GB',
      name: 'a.pdf',
      bytes: pdf(
        CATALOGUE,
        PAGES,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>',
        stream(Buffer.concat([ZLIB_HEAD, deflated(HUGE_MB)]), '/Filter/FlateDecode'),
        FONT,
      ),
    },
    {
      what: 'a PDF whose pages hold themselves',
      name: 'a.pdf',
      bytes: pdf(CATALOGUE, '<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>'),
    },
    {
      what: 'a PDF that claims to have a billion pages',
      name: 'a.pdf',
      bytes: pdf(CATALOGUE, '<</Type/Pages/Count 1000000000/Kids[3 0 R]>>', ...page('', '')),
    },
    {
      what: 'a PDF whose form draws itself',
      name: 'a.pdf',
      bytes: pdf(CATALOGUE, PAGES, ...page('/XObject<</X 6 0 R>>', '/X Do'), form('/X Do', 6)),
    },
    {
      what: 'a PDF whose forms draw the next one twice, forty deep',
      name: 'a.pdf',
      bytes: pdf(CATALOGUE, PAGES, ...page('/XObject<</X 6 0 R>>', '/X Do'), ...doubling),
    },
    {
      what: 'a PDF whose table of objects names itself as the one before',
      name: 'a.pdf',
      bytes: bytesOf(
        `%PDF-1.4\n1 0 obj ${CATALOGUE} endobj\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R/Size 2/Prev 53>>\nstartxref\n53\n%%EOF`,
      ),
    },
    {
      what: 'a PDF whose stream is as long as it is itself',
      name: 'a.pdf',
      bytes: pdf(
        CATALOGUE,
        PAGES,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>',
        '<</Length 4 0 R>> stream\nBT ET\nendstream',
      ),
    },
    {
      what: 'a PDF whose font gives four billion letters their names',
      name: 'a.pdf',
      bytes: pdf(
        CATALOGUE,
        PAGES,
        ...page('', '').slice(0, 2),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>',
        stream(toUnicode),
      ),
    },
    {
      what: 'a DOCX whose text unpacks to 12 GB, and says it is short',
      name: 'a.docx',
      bytes: docx('word/document.xml', bomb('word/document.xml')),
    },
    {
      what: 'a DOCX whose text has another name, and unpacks to 12 GB',
      name: 'a.docx',
      bytes: docx('word/document.txt', bomb('word/document.txt'), {
        name: 'word/document.xml',
        data: bytesOf('<x/>'),
      }),
    },
    { what: 'HTML of 6 million elements', name: 'a.html', bytes: repeated('<p>', 18) },
    { what: 'HTML whose tags cross', name: 'a.html', bytes: repeated('<b><p></b><i>x</p>', 2) },
    { what: 'HTML of tables within each other’s rows', name: 'a.html', bytes: repeated('<table>x<tr>', 2) },
    {
      what: 'HTML of one tag with a million attributes',
      name: 'a.html',
      bytes: bytesOf(
        `<!doctype html><p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}`).join(' ')}>Text`,
      ),
    },
    { what: 'Markdown of brackets that open', name: 'a.md', bytes: repeated('[', 4) },
    { what: 'Markdown of marks that cross', name: 'a.md', bytes: repeated('*a_ ', 4) },
    { what: 'Markdown of links within links', name: 'a.md', bytes: repeated('[a](<b', 4) },
    {
      what: 'Markdown of a table with 100,000 columns',
      name: 'a.md',
      bytes: bytesOf(`${'|a'.repeat(100_000)}|\n${'|-'.repeat(100_000)}|\n${'|b|\n'.repeat(1_000)}`),
    },
    { what: 'text that is one word', name: 'a.txt', bytes: repeated('a', 4) },
    { what: 'text of initials', name: 'a.txt', bytes: repeated('A. ', 4) },
  ];
}
