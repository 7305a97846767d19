import type { Element } from 'hast';
import { attribute, childrenOf, isElement } from './hast.ts';
import type { Notes } from './notes.ts';
import { noteMarkOf } from './notes.ts';
import type { DocumentBlock, MarkedText } from './types.ts';
import { isDropped } from './visible.ts';
import { blockText, Walker } from './walk.ts';

export interface ListContent {
  /** Those of lists within the list follow the item they stand in. */
  items: MarkedText[];
  /** Lists may be lists of notes, in whole or in part. */
  notes: DocumentBlock[];
}

/** The items of a list; those of an ordered one with their numbers, as a reader sees them. */
export function listItems(list: Element, notes: Notes): ListContent {
  const content: ListContent = { items: [], notes: [] };
  let number = Number(attribute(list, 'start') || list.properties.start || 1);
  if (!Number.isSafeInteger(number)) number = 1;
  const isNumbered = list.tagName === 'ol' && ['', '1'].includes(attribute(list, 'type'));
  for (const child of childrenOf(list)) {
    if (!isElement(child)) continue;
    const walker = new Walker(notes);
    if (noteMarkOf(child, notes) !== undefined || isDropped(child)) {
      walker.walkChildren({ ...list, children: [child] });
      content.notes.push(...walker.blocks);
      continue;
    }
    walker.walkChildren(child);
    walker.endParagraph();
    addItem(content, walker.blocks, isNumbered && child.tagName === 'li' ? `${number++}. ` : '');
  }
  return content;
}

/** An item's paragraphs make one line; a list in it gives lines of its own. */
function addItem({ items, notes }: ListContent, blocks: readonly DocumentBlock[], number: string): void {
  let open: MarkedText | undefined;
  let prefix = number;
  for (const block of blocks) {
    if (block.kind === 'list') {
      items.push(...block.items);
      open = undefined;
    } else if (block.kind === 'footnote') {
      notes.push(block);
    } else {
      const marked = block.kind === 'paragraph' ? block : { text: blockText(block), footnotes: [] };
      if (!open) {
        open = { text: '', footnotes: [] };
        items.push(open);
      }
      const start = open.text === '' ? prefix : `${open.text} `;
      prefix = '';
      open.footnotes.push(
        ...marked.footnotes.map(({ number, offset }) => ({ number, offset: offset + start.length })),
      );
      open.text = start + marked.text.replaceAll('\n', ' ');
    }
  }
}
