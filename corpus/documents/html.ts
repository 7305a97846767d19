import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { decodeHtml } from './decodeText.ts';
import { attribute, findElement, isElement, nodesOf, textWithin } from './hast.ts';
import { plainLine } from './markedText.ts';
import type { DocumentBlock, SourceFile } from './types.ts';
import { walk } from './walk.ts';

/** What a format gives, before the text is checked as a whole. */
export interface Content {
  title?: string | undefined;
  blocks: DocumentBlock[];
}

export function readHtml({ bytes }: SourceFile): Content {
  const root = unified().use(rehypeParse).parse(decodeHtml(bytes));
  return contentOf(root);
}

/** The title and blocks of a page: those of its main part, where it has one with text in it. */
export function contentOf(root: Root): Content {
  const main = mainPart(root);
  const inMain = main && walk(withoutFrame(main));
  const blocks = inMain?.length ? inMain : walk(withoutFrame(root));
  return { title: titleOf(root, blocks), blocks };
}

/** The only heading of the first level, or what the window is called. */
function titleOf(root: Root, blocks: readonly DocumentBlock[]): string | undefined {
  const first = blocks.filter((block) => block.kind === 'heading' && block.level === 1);
  const [only] = first;
  if (first.length === 1 && only?.kind === 'heading') return only.text;
  const title = findElement(root, ({ tagName }) => tagName === 'title');
  return plainLine(title ? textWithin(title) : '') || undefined;
}

function mainPart(root: Root): Element | undefined {
  const main = findElement(
    root,
    (element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
  );
  if (main) return main;
  const articles = [...nodesOf(root)].filter((node) => isElement(node) && node.tagName === 'article');
  return articles.length === 1 ? (articles[0] as Element) : undefined;
}

/**
 * The tree of a part alone. The page's header and footer are left out; those of an article are part of it. A form is left
 * out but where it holds the page.
 */
function withoutFrame(part: Root | Element): Root {
  const isPage = part.type === 'root';
  for (const node of nodesOf(part)) {
    if (!('children' in node)) continue;
    node.children = (node.children as Element[]).filter(
      (child) =>
        !isElement(child) ||
        !((isPage && isFrame(child)) || (child.tagName === 'form' && !holdsDocument(child))),
    );
  }
  return { type: 'root', children: isPage ? part.children : [part] };
}

const isFrame = ({ tagName }: Element): boolean => tagName === 'header' || tagName === 'footer';

const holdsDocument = (form: Element): boolean =>
  findElement(form, ({ tagName }) => /^(?:h[1-6]|main|article|p)$/.test(tagName)) !== undefined;
