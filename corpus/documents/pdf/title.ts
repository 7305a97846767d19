import { plainLine } from '../markedText.ts';
import type { DocumentBlock } from '../types.ts';

/** What programs write for a title when nobody gives one. */
const NO_TITLE =
  /^(?:untitled|unbenannt|microsoft (?:word|powerpoint)|powerpoint|layout \d|document\d*|dokument\d*)\b|\.\p{L}{2,5}$/iu;
/** Blocks in which a title stands, at the front of a document. */
const FRONT = 30;
/** Share of its words that the front must hold. */
const SHARE = 0.8;

/** The title that the file names, where its first pages say it too; else its first heading of the largest size. */
export function titleOf(named: unknown, blocks: readonly DocumentBlock[]): string | undefined {
  const front = blocks.slice(0, FRONT);
  const words = new Set(front.flatMap((block) => ('text' in block ? wordsOf(block.text) : [])));
  const title = typeof named === 'string' ? plainLine(named) : '';
  const inTitle = wordsOf(title);
  const isSane = inTitle.length > 0 && !NO_TITLE.test(title);
  const isSaid = isSane && inTitle.filter((word) => words.has(word)).length >= SHARE * inTitle.length;
  const largest = front.find((block) => block.kind === 'heading' && block.level === 1);
  const heading = largest?.kind === 'heading' ? largest.text : undefined;
  if (!isSaid) return heading ?? (isSane ? title : undefined);
  // The heading may say it in full.
  const inHeading = new Set(wordsOf(heading ?? ''));
  return inTitle.every((word) => inHeading.has(word)) ? heading : title;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
