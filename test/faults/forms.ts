import fc from 'fast-check';
import { anyText } from './arbitrary.ts';

/** A form with one file, as the page sends it. */
export function fileForm(name: string, content: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append('file', new File([content], name));
  return form;
}

/** Few, so that what is added is soon there already. */
const TEXTS = [
  '# Klima\n\nIm Jahr 2023 fuhren 48 Elektrobusse.\n',
  '# Klima\n\n- eins\n- zwei\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  '# ../../sentinel\n\nText.\n',
  '# __proto__\n\nText.\n',
  '# alliances\n\nText.\n',
  '# .draft-1\n\nText.\n',
  '<!doctype html><title>Hafen</title><p>Hier liegen 12 Schiffe.</p><script>alert(1)</script>',
  'Nur ein Satz ohne Titel.',
  '%PDF-1.7\nkaputt',
  'PK\u0003\u0004kaputt',
  '',
  '\0',
];

const NAMES = [
  'klima.md',
  'klima.txt',
  'hafen.html',
  'a.pdf',
  'a.docx',
  'a.exe',
  '../../sentinel/kept.txt',
  '..\\\\sentinel.md',
  '/etc/passwd',
  '.md',
  '',
  '%2e%2e%2fx.md',
  'con.md',
  'ü\u202e.md',
  `${'n'.repeat(20_000)}.md`,
];

interface Part {
  head: string;
  content: Uint8Array;
}

const head = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...NAMES)
      .map((name) => `content-disposition: form-data; name="file"; filename="${name}"\r\n`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'content-disposition: form-data; name="file"\r\n',
      'content-disposition: form-data; name="files"; filename="a.md"\r\n',
      'content-disposition: form-data; name="__proto__"; filename="a.md"\r\n',
      'content-disposition: form-data; name="file[]"; filename="a.md"\r\n',
      'content-disposition: form-data; name="file"; filename*=UTF-8\'\'..%2fx.md\r\n',
      'content-disposition: attachment\r\n',
      'content-type: text/markdown\r\n',
      ': \r\n',
      '',
    ),
  },
  {
    weight: 1,
    arbitrary: anyText.map((text) => `content-disposition: form-data; name="file"; filename="${text}"\r\n`),
  },
);
const content = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS).map((text) => new TextEncoder().encode(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
);
const part: fc.Arbitrary<Part> = fc.record({ head, content });

/** Forms: most of one file, others with parts too many or too few, or of which a boundary is broken. */
export const anyForm = fc
  .record({
    parts: fc.oneof(
      { weight: 6, arbitrary: fc.array(part, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(part, { maxLength: 3 }) },
    ),
    boundary: fc.oneof({ weight: 8, arbitrary: fc.constant('--x') }, fc.constantFrom('--y', '-x', '')),
    end: fc.oneof({ weight: 8, arbitrary: fc.constant('--x--\r\n') }, fc.constantFrom('--x', '--x-', '')),
    type: fc.oneof(
      { weight: 8, arbitrary: fc.constant('multipart/form-data; boundary=x') },
      fc.constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        `multipart/form-data; boundary=${'x'.repeat(5_000)}`,
        'multipart/form-data; boundary="x\\"; boundary=y',
        'multipart/mixed; boundary=x',
        'MULTIPART/FORM-DATA; boundary=x',
      ),
    ),
  })
  .map(({ parts, boundary, end, type }) => ({
    type,
    content: Buffer.concat([
      ...parts.flatMap(({ head, content }) => [
        Buffer.from(`${boundary}\r\n${head}\r\n`),
        content,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(end),
    ]),
  }));
