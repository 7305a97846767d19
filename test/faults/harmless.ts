import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect } from 'vitest';

/** What steers a terminal, the direction of writing or a language model; line ends and tabs are none of it. */
export const STEERING = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;
const MARKUP = new Set([
  ...['html', 'image', 'imageReference', 'linkReference', 'definition', 'code', 'inlineCode', 'delete'],
  ...['thematicBreak', 'footnoteReference', 'footnoteDefinition', 'yaml'],
]);

interface Node {
  type: string;
  url?: string;
  value?: string;
  children?: Node[];
}

/** Nothing of the study or the question is taken for a mark by a viewer of Markdown, or obeyed by anyone. */
export function expectHarmless(markdown: string): void {
  expect(markdown).not.toMatch(STEERING);
  expect(markdown).not.toMatch(/(?<!\\)\$/);
  const visit = ({ type, url, children = [] }: Node): void => {
    expect(MARKUP.has(type) ? `${type}: ${markdown}` : '').toBe('');
    // An address that stands there as what it is leads nowhere else; all other links lead to the page.
    const isItself = children[0]?.value?.replace(/^www\./, 'http://www.') === url?.replace(/^mailto:/, '');
    if (type === 'link' && !isItself) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8787\/study\//);
    for (const child of children) visit(child);
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown) as Node);
}

/** The cells of a file, as a spreadsheet reads it where this is the separator. */
function cellsOf(csv: string, separator: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at < csv.length; at++) {
    let cell = '';
    if (csv[at] === '"') {
      for (at++; at < csv.length && (csv[at] !== '"' || csv[at + 1] === '"'); at++) {
        if (csv[at] === '"') at++;
        cell += csv[at];
      }
      at++;
    }
    for (; at < csv.length && csv[at] !== separator && csv[at] !== '\n'; at++) cell += csv[at];
    cells.push(cell);
  }
  return cells;
}

/** Whatever parts its cells: in some countries it is not the comma. */
export function expectNoFormula(csv: string): void {
  expect(csv).not.toMatch(/(?![\r\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  for (const separator of [',', ';', '\t']) {
    for (const cell of cellsOf(csv.replace('\ufeff', ''), separator)) {
      expect(cell).not.toMatch(/^[\s"\ufffd]*[=+\-@＝＋－＠]/);
    }
  }
}

/** Nothing in it is obeyed by a terminal. */
export function expectQuiet(text: string): void {
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
}

/** What a page has of elsewhere, or runs; and its text. It runs in the page. */
export function harmIn() {
  return {
    foreign: [...document.querySelectorAll('[src], [href], iframe, object, embed')]
      .map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? element.tagName)
      .filter(
        (address) =>
          !URL.canParse(address, location.href) || new URL(address, location.href).origin !== location.origin,
      ),
    handlers: document.querySelectorAll('[onerror], [onclick], [onload], body script').length,
    text: document.body.innerText,
  };
}
