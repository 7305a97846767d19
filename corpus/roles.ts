import type { Block } from './blocks.ts';
import { joinLines } from './lines.ts';
import type { Placeholder } from './types.ts';

/** Depths at which the typesetting puts what has a role of its own. */
const CHAPTER_DEPTH = 4;
const SECTION_DEPTH = 5;
const LIST_DEPTH = 6;
const BOX_DEPTH = 9;
const FIELD_DEPTH = 10;

/** Fact boxes announce themselves. */
const BOX_TITLE = /^In Kürze: /;
const PLACEHOLDERS: ReadonlyArray<[RegExp, Placeholder['kind']]> = [
  [/^Grafik \d+$/, 'figure'],
  [/^\[image:.*\]$/, 'image'],
];

/** What a block is, told from its depth, its length and its last character. */
export type Role =
  | { name: 'heading'; level: 1 | 2 }
  | { name: 'field' | 'abbreviation' | 'list-item' | 'paragraph' | 'box-paragraph' }
  | { name: 'placeholder'; kind: Placeholder['kind'] };

/** A block with its role. */
export interface Part {
  role: Role;
  text: string;
  /** The printed lines that `text` was joined from. */
  source: string;
}

/** Gives each block its role. Needs all of them, as the fields of the fact boxes are known by their recurrence. */
export function assignRoles(blocks: readonly Block[]): Part[] {
  const parts = blocks.map((block) => ({ block, text: joinLines(block.lines) }));
  const seen = new Map<string, number>();
  for (const { text } of parts) seen.set(text, (seen.get(text) ?? 0) + 1);
  return parts.map(({ block, text }) => ({
    role: roleOf(block, text, (seen.get(text) ?? 0) > 1),
    text,
    source: block.lines.join('\n'),
  }));
}

function roleOf(block: Block, text: string, recurs: boolean): Role {
  const placeholder = PLACEHOLDERS.find(([pattern]) => pattern.test(text));
  if (placeholder) return { name: 'placeholder', kind: placeholder[1] };
  if (standsAlone(block, text)) {
    if (block.depth === CHAPTER_DEPTH) return { name: 'heading', level: 1 };
    if (block.depth === SECTION_DEPTH || BOX_TITLE.test(text)) return { name: 'heading', level: 2 };
    if (block.depth === FIELD_DEPTH && recurs) return { name: 'field' };
    if (block.depth === BOX_DEPTH) return { name: 'abbreviation' };
  }
  if (block.depth >= FIELD_DEPTH) return { name: 'box-paragraph' };
  return { name: block.depth === LIST_DEPTH ? 'list-item' : 'paragraph' };
}

/** A line that is no sentence. */
function standsAlone(block: Block, text: string): boolean {
  return block.lines.length === 1 && !/[.!?:…][»«)\]\d]*$/.test(text);
}
