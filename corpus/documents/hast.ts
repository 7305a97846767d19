import type { Element, Nodes, Parents, Root } from 'hast';
import { Refusal, TOO_DEEP } from './complaints.ts';
import { DEEPEST_NESTING } from './limits.ts';

export type Node = Nodes;

export const isElement = (node: Nodes): node is Element => node.type === 'element';

export const childrenOf = (node: Nodes): readonly Nodes[] =>
  'children' in node ? (node as Parents).children : [];

/** An attribute as text; lists such as classes are joined by spaces. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  return Array.isArray(value)
    ? value.join(' ')
    : typeof value === 'string'
      ? value
      : value === true
        ? name
        : '';
}

/**
 * Every node in the order of the document, without calling itself: trees of a reader's may be deep.
 * @throws {Refusal} where they are deeper than can be walked.
 */
export function* nodesOf(root: Root | Element): Generator<Nodes> {
  const open: Array<[node: Nodes, depth: number]> = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    if (depth > DEEPEST_NESTING) throw new Refusal(TOO_DEEP);
    yield node;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) open.push([children[index]!, depth + 1]);
  }
}

export function findElement(
  root: Root | Element,
  matches: (element: Element) => boolean,
): Element | undefined {
  for (const node of nodesOf(root)) if (isElement(node) && matches(node)) return node;
  return undefined;
}

/** All text within, as it stands. */
export function textWithin(root: Root | Element): string {
  let text = '';
  for (const node of nodesOf(root)) if (node.type === 'text') text += node.value;
  return text;
}
