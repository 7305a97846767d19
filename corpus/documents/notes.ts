import type { Element, Root } from 'hast';
import { attribute, isElement, nodesOf, textWithin } from './hast.ts';

/** What a reader sees of a reference: `1`, `[1]`, `*`. */
const MARK = /^\s*[[(]?\s*(\d{1,4}|[*†‡§]{1,3})\s*[\])]?\s*$/u;
/** What leads back from a note. */
const ARROW = /^(?:[\s↑↩⤴^]|\ufe0e)+$/u;

/** The notes of a tree: which links point to them, and which elements hold them. */
export interface Notes {
  /** Links in the text, with their mark. */
  references: ReadonlyMap<Element, string>;
  /** Marks by the id of what they point to. */
  marks: ReadonlyMap<string, string>;
  /** Links from a note to its reference, and a note's own repetition of its mark. */
  backLinks: ReadonlySet<Element>;
}

/** Finds the notes: links set raised, or called note references, that show nothing but a mark. */
export function findNotes(root: Root): Notes {
  const references = new Map<Element, string>();
  const marks = new Map<string, string>();
  const backLinks = new Set<Element>();
  const referenceIds = new Set<string>();
  const raised = raisedIds(root);
  for (const node of nodesOf(root)) {
    if (!isElement(node) || node.tagName !== 'a') continue;
    const href = attribute(node, 'href');
    if (!href.startsWith('#')) continue;
    const target = decodeId(href.slice(1));
    const own = [attribute(node, 'id'), attribute(node, 'name')].filter(Boolean);
    const shown = textWithin(node);
    if (
      referenceIds.has(target) ||
      own.some((id) => marks.has(id)) ||
      isCalled(node, 'backref') ||
      ARROW.test(shown)
    ) {
      backLinks.add(node);
      continue;
    }
    const mark = MARK.exec(shown)?.[1];
    const outer = raised.get(node);
    if (!mark || (outer === undefined && !isCalled(node, 'ref') && attribute(node, 'role') !== 'doc-noteref'))
      continue;
    references.set(node, mark);
    if (!marks.has(target)) marks.set(target, mark);
    for (const id of [...own, ...(outer ? [outer] : [])]) referenceIds.add(id);
  }
  return { references, marks, backLinks };
}

/** The mark of the note that an element holds, where it holds one: its id, or that of a link in it, is pointed to. */
export function noteMarkOf(element: Element, { marks, backLinks }: Notes): string | undefined {
  const own = marks.get(attribute(element, 'id'));
  if (own !== undefined || marks.size === 0 || element.tagName !== 'p') return own;
  for (const child of element.children) {
    if (!isElement(child) || !backLinks.has(child)) continue;
    const mark = marks.get(attribute(child, 'id')) ?? marks.get(attribute(child, 'name'));
    if (mark !== undefined) return mark;
  }
  return undefined;
}

/** Links within or around `<sup>`, with the id of that element. */
function raisedIds(root: Root): Map<Element, string> {
  const raised = new Map<Element, string>();
  for (const node of nodesOf(root)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'sup') {
      for (const inner of nodesOf(node)) {
        if (isElement(inner) && inner.tagName === 'a') raised.set(inner, attribute(node, 'id'));
      }
    } else if (
      node.tagName === 'a' &&
      node.children.some((child) => isElement(child) && child.tagName === 'sup')
    ) {
      raised.set(node, '');
    }
  }
  return raised;
}

/** `data-footnote-ref` of Markdown, `footnote-ref` and the like of other writers. */
function isCalled(link: Element, name: 'ref' | 'backref'): boolean {
  const attributeName = name === 'ref' ? 'dataFootnoteRef' : 'dataFootnoteBackref';
  return (
    link.properties[attributeName] !== undefined ||
    attribute(link, 'className').split(' ').includes(`footnote-${name}`)
  );
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
