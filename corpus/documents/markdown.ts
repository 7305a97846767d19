import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Refusal, TOO_DEEP, TOO_MUCH_TEXT } from './complaints.ts';
import { decodeText } from './decodeText.ts';
import { childrenOf, nodesOf } from './hast.ts';
import { type Content, contentOf } from './html.ts';
import { DEEPEST_NESTING, MOST_CHARACTERS } from './limits.ts';
import { plainLine } from './markedText.ts';
import type { SourceFile } from './types.ts';

/** Signs of quotations and lists within one another, at the beginning of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true });

export function readMarkdown({ bytes }: SourceFile): Content {
  const source = decodeText(bytes).replace(/^\ufeff/, '');
  if (source.length > 2 * MOST_CHARACTERS) throw new Refusal(TOO_MUCH_TEXT);
  // Checked before parsing, which takes time by the square of it.
  for (const [signs] of source.matchAll(CONTAINERS)) {
    if ((signs.match(/>|[-*+]|\d+[.)]/g) ?? []).length > DEEPEST_NESTING) throw new Refusal(TOO_DEEP);
  }
  const tree = processor.parse(source);
  const front = tree.children.find((child) => child.type === 'yaml');
  const root = processor.runSync(tree) as Root;
  const content = contentOf(withHtml(root));
  return { ...content, title: titleOf(front?.value) ?? content.title };
}

/** The title that the front matter names; no more of it is read. */
function titleOf(front: string | undefined): string | undefined {
  const value = /^title:[ \t]*(.+)$/m.exec(front ?? '')?.[1]?.trim();
  return plainLine(value?.replace(/^(["'])(.*)\1$/, '$2') ?? '') || undefined;
}

const pages = unified().use(rehypeParse, { fragment: true });

/**
 * HTML within Markdown as elements. Blocks of it are parsed; of tags within a line only those are heeded that change what
 * is read: raised figures and line breaks.
 */
function withHtml(root: Root): Root {
  for (const node of [root, ...nodesOf(root)]) {
    if (!('children' in node) || !childrenOf(node).some(({ type }) => type === 'raw')) continue;
    const isLine = node.type === 'element' && /^(?:p|h[1-6]|td|th|a|em|strong|del)$/.test(node.tagName);
    const children = node.children as RootContent[];
    node.children = (isLine ? inLine(children) : children.flatMap(asBlock)) as typeof node.children;
  }
  return root;
}

const asBlock = (node: RootContent): RootContent[] =>
  node.type === 'raw' ? pages.parse(node.value).children.filter(({ type }) => type !== 'doctype') : [node];

function inLine(nodes: readonly RootContent[]): RootContent[] {
  const line: RootContent[] = [];
  let open: Element | undefined;
  for (const node of nodes) {
    const tag = node.type === 'raw' ? node.value.toLowerCase() : undefined;
    if (tag === undefined) (open?.children ?? line).push(node as ElementContent);
    else if (/^<br\b/.test(tag)) (open?.children ?? line).push(element('br'));
    else if (tag === '<sup>') {
      open = element('sup');
      line.push(open);
    } else if (tag === '</sup>') open = undefined;
  }
  return line;
}

const element = (tagName: string): Element => ({ type: 'element', tagName, properties: {}, children: [] });
