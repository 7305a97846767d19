import type { Section } from '../types.ts';
import type { Document, DocumentBlock, HeadingLevel } from './types.ts';

export type NoteBlock = Extract<DocumentBlock, { kind: 'footnote' }>;

export interface OutlineSection extends Omit<Section, 'id'> {
  blocks: DocumentBlock[];
  notes: NoteBlock[];
}

/** Longest title that is made of a heading, in characters. */
const LONGEST_TITLE = 200;

/** Longest heading, in characters: it stands in the path of every passage below. A longer one is read as a paragraph. */
const LONGEST_HEADING = 300;

/**
 * A document's sections, in order. The title's own heading opens none: what stands before the first other heading is a
 * section called as the study.
 */
export function outlineOf({ name, title: given, blocks: read }: Document): {
  title: string;
  sections: OutlineSection[];
} {
  const blocks = read.map(asProse);
  const first = blocks.find(({ kind }) => kind === 'heading');
  const opening = blocks[0]?.kind === 'heading' ? blocks[0] : undefined;
  const title = shortened(given ?? opening?.text ?? name);
  const titleHeading = first?.kind === 'heading' && first.text === title ? first : undefined;
  const levels = levelsIn(blocks.filter((block) => block !== titleHeading));
  const sections: OutlineSection[] = [];
  const openPath: Array<{ level: number; title: string }> = [];
  // Where the text pointed to a note last, by its mark.
  const pointing = new Map<string, OutlineSection>();
  const current = (): OutlineSection => {
    if (sections.length === 0) sections.push({ title, path: [title], level: 1, blocks: [], notes: [] });
    return sections.at(-1)!;
  };
  for (const block of blocks) {
    if (block === titleHeading) continue;
    if (block.kind === 'heading') {
      const level = (levels.indexOf(block.level) + 1) as HeadingLevel;
      while (openPath.length > 0 && openPath.at(-1)!.level >= level) openPath.pop();
      openPath.push({ level, title: block.text });
      sections.push({
        title: block.text,
        path: openPath.map((each) => each.title),
        level,
        blocks: [],
        notes: [],
      });
    } else if (block.kind === 'footnote') {
      (pointing.get(block.mark) ?? current()).notes.push(block);
    } else {
      current().blocks.push(block);
      for (const number of numbersIn(block)) pointing.set(String(number), current());
    }
  }
  return { title, sections };
}

function asProse(block: DocumentBlock): DocumentBlock {
  if (block.kind !== 'heading' || block.text.length <= LONGEST_HEADING) return block;
  const { kind: _, level: __, ...rest } = block;
  return { kind: 'paragraph', footnotes: [], ...rest };
}

/** The levels that occur, so that the highest of them is 1 and none is left out. */
function levelsIn(blocks: readonly DocumentBlock[]): HeadingLevel[] {
  const levels = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])));
  return [...levels].sort();
}

function numbersIn(block: DocumentBlock): number[] {
  if (block.kind === 'paragraph') return block.footnotes.map(({ number }) => number);
  return block.kind === 'list'
    ? block.items.flatMap(({ footnotes }) => footnotes.map(({ number }) => number))
    : [];
}

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/\s+\S*$/, '')} …`;
}
