import type { Element, Nodes, Root } from 'hast';
import { childrenOf, isElement, textWithin } from './hast.ts';
import { listItems } from './listItems.ts';
import { isNoteMark, markedText, type Piece, plainLine, raised } from './markedText.ts';
import { findNotes, type Notes, noteMarkOf } from './notes.ts';
import { isLayout, tableRows } from './table.ts';
import type { DocumentBlock, HeadingLevel } from './types.ts';
import { isDropped } from './visible.ts';

const BLOCK = new Set(
  (
    'html body main article section div p blockquote pre ul ol dl li dt dd table caption thead tbody tfoot tr td th ' +
    'h1 h2 h3 h4 h5 h6 hr figure figcaption header footer address details summary center fieldset legend form hgroup'
  ).split(' '),
);

/** The blocks of a tree, whichever format it came from. Its depth must have been checked. */
export function walk(root: Root): DocumentBlock[] {
  const walker = new Walker(findNotes(root));
  walker.walkChildren(root);
  walker.endParagraph();
  return walker.blocks;
}

/** Goes through a tree once and gathers running text until a block ends it. */
export class Walker {
  readonly blocks: DocumentBlock[] = [];
  readonly notes: Notes;
  #pieces: Piece[] = [];

  constructor(notes: Notes) {
    this.notes = notes;
  }

  walkChildren(node: Nodes): void {
    for (const child of childrenOf(node)) this.#walk(child);
  }

  /** What was gathered since the last block becomes a paragraph. */
  endParagraph(): void {
    const paragraph = this.takeText();
    if (paragraph.text !== '') this.blocks.push({ kind: 'paragraph', ...paragraph });
  }

  takeText(): ReturnType<typeof markedText> {
    const pieces = this.#pieces;
    this.#pieces = [];
    return markedText(pieces);
  }

  #walk(node: Nodes): void {
    if (node.type === 'text') this.#pieces.push(node.value);
    if (!isElement(node)) return;
    const mark = noteMarkOf(node, this.notes);
    if (mark !== undefined) this.#walkNote(node, mark);
    else if (isDropped(node) || this.notes.backLinks.has(node)) return;
    else if (BLOCK.has(node.tagName)) this.#walkBlock(node);
    else this.#walkInline(node);
  }

  #walkInline(element: Element): void {
    const reference = this.notes.references.get(element);
    if (reference !== undefined) this.#pieces.push({ mark: reference });
    else if (element.tagName === 'br' || element.tagName === 'wbr')
      this.#pieces.push(element.tagName === 'br' ? '\n' : '');
    else if (element.tagName === 'sup') this.#walkRaised(element);
    else this.walkChildren(element);
  }

  /** Raised figures without a link: marks of notes, or powers. */
  #walkRaised(element: Element): void {
    const shown = plainLine(textWithin(element));
    if (this.#holdsReference(element)) {
      for (const child of childrenOf(element)) if (isElement(child)) this.#walk(child);
    } else if (/^[[(]?\d{1,4}(?:\s?[,;]\s?\d{1,4})*[\])]?$/.test(shown)) {
      this.#pieces.push(isNoteMark(this.#textBefore()) ? { mark: shown } : raised(shown));
    } else if (/^[*†‡§]{1,3}$/u.test(shown)) {
      this.#pieces.push({ mark: shown });
    } else {
      this.walkChildren(element);
    }
  }

  #holdsReference(element: Element): boolean {
    return childrenOf(element).some(
      (child) => isElement(child) && (this.notes.references.has(child) || this.#holdsReference(child)),
    );
  }

  #textBefore(): string {
    let before = '';
    for (let index = this.#pieces.length - 1; index >= 0 && before.length < 8; index--) {
      const piece = this.#pieces[index]!;
      if (typeof piece === 'string') before = piece + before;
    }
    return before;
  }

  #walkBlock(element: Element): void {
    this.endParagraph();
    const { tagName } = element;
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    if (level) this.#addHeading(element, Number(level) as HeadingLevel);
    else if ((tagName === 'ul' || tagName === 'ol' || tagName === 'dl') && !holdsHeading(element))
      this.#addList(element);
    else if (tagName === 'table' && !isLayout(element)) this.#addTable(element);
    else if (tagName === 'pre') this.#addLines(element);
    else {
      this.walkChildren(element);
      this.endParagraph();
    }
  }

  #addHeading(element: Element, level: HeadingLevel): void {
    this.walkChildren(element);
    const { text } = this.takeText();
    if (text !== '') this.blocks.push({ kind: 'heading', level, text });
  }

  #addList(element: Element): void {
    const { items, notes } = listItems(element, this.notes);
    if (items.length > 0) this.blocks.push({ kind: 'list', items });
    this.blocks.push(...notes);
  }

  #addTable(element: Element): void {
    const { caption, rows } = tableRows(element, this.notes);
    if (caption) this.blocks.push({ kind: 'paragraph', text: caption, footnotes: [] });
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows });
  }

  /** Lines that someone has set by hand stay lines. */
  #addLines(element: Element): void {
    const lines = textWithin(element).split('\n').map(plainLine).filter(Boolean);
    if (lines.length > 0) this.blocks.push({ kind: 'paragraph', text: lines.join('\n'), footnotes: [] });
  }

  #walkNote(element: Element, mark: string): void {
    this.endParagraph();
    const text = noteText(element, this.notes);
    if (text !== '') this.blocks.push({ kind: 'footnote', mark, text });
  }
}

/** A note's paragraphs on one line, without the links back. */
function noteText(element: Element, notes: Notes): string {
  const walker = new Walker({ ...notes, marks: new Map() });
  walker.walkChildren(element);
  walker.endParagraph();
  const text = walker.blocks.map(blockText).filter(Boolean).join(' ');
  return text.replace(/^[\s↑^]+(?=\S)/u, '');
}

/** A block within an item or a cell, on one line. */
export function blockText(block: DocumentBlock): string {
  switch (block.kind) {
    case 'list':
      return block.items.map(({ text }) => text).join(' ');
    case 'table':
      return block.rows.map((row) => row.join(' ')).join(' ');
    default:
      return block.text.replaceAll('\n', ' ');
  }
}

export function holdsHeading(element: Element): boolean {
  return childrenOf(element).some(
    (child) => isElement(child) && (/^h[1-6]$/.test(child.tagName) || holdsHeading(child)),
  );
}
