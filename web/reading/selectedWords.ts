import type { Span } from '../state/address.ts';

/** Words of one passage that the reader selected. */
export interface SelectedWords {
  passageId: string;
  span: Span;
}

/** Every passage's text stands in an element with this attribute, whose value is the passage's id. */
export const PASSAGE_TEXT = 'data-passage';

/**
 * The selected words, without the space around them; of a selection over several passages the part in the first.
 * Undefined where no words of the study are selected.
 */
export function selectedWords(selection: Selection | null): SelectedWords | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const passage = firstPassage(range);
  const passageId = passage?.getAttribute(PASSAGE_TEXT);
  if (!passage || !passageId) return undefined;
  const start = passage.contains(range.startContainer)
    ? lengthUpTo(passage, range.startContainer, range.startOffset)
    : 0;
  const text = passage.textContent;
  const end = passage.contains(range.endContainer)
    ? lengthUpTo(passage, range.endContainer, range.endOffset)
    : text.length;
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { passageId, span: { start: from, end: to } } : undefined;
}

function firstPassage(range: Range): Element | undefined {
  const { startContainer, commonAncestorContainer } = range;
  const within = elementOf(startContainer)?.closest(`[${PASSAGE_TEXT}]`);
  // A selection that begins at the very end of a passage is one of the next.
  if (within && lengthUpTo(within, startContainer, range.startOffset) < within.textContent.trimEnd().length) {
    return within;
  }
  const passages = elementOf(commonAncestorContainer)?.querySelectorAll(`[${PASSAGE_TEXT}]`) ?? [];
  return [...passages].find((passage) => passage !== within && range.intersectsNode(passage));
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** Footnote marks hold no text of their own, so this is the offset in the passage's text. */
function lengthUpTo(passage: Element, container: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(passage, 0);
  range.setEnd(container, offset);
  return range.toString().length;
}
