import { endsSentence, itemStart, numberedLevel } from './bullets.ts';
import { cleanText } from './cleanText.ts';
import { decodeText } from './decodeText.ts';
import type { Content } from './html.ts';
import { plainLine } from './markedText.ts';
import { hyphenatedWords, joinPrinted } from './printedLines.ts';
import type { DocumentBlock, HeadingLevel, SourceFile } from './types.ts';

/** Longest line that can be a heading, in characters. */
const LONGEST_HEADING = 80;
const UNDERLINE = /^\s*([=\-~])\1{2,}\s*$/;
const CHAPTER =
  /^(?:Kapitel|Teil|Abschnitt|Chapter|Part|Section)\s+(?:\d{1,3}|[IVXLC]{1,7})(?![\p{L}\p{N}])/u;

export function readPlainText({ bytes }: SourceFile): Content {
  const lines = cleanText(decodeText(bytes)).split('\n');
  const hyphenated = hyphenatedWords(lines);
  const groups = linesBetweenBlanks(lines);
  const blocks: DocumentBlock[] = [];
  for (const [index, group] of groups.entries()) {
    const heading = headingOf(group, groups[index + 1]);
    if (heading) {
      blocks.push(heading.block);
      if (heading.rest.length > 0) addText(blocks, heading.rest, hyphenated);
    } else {
      addText(blocks, group, hyphenated);
    }
  }
  return { blocks };
}

function linesBetweenBlanks(lines: readonly string[]): string[][] {
  const groups: string[][] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    if (line.trim() === '') {
      open = undefined;
    } else if (open) {
      open.push(line);
    } else {
      open = [line];
      groups.push(open);
    }
  }
  return groups;
}

/** Only what is certain: a line underlined, marked as in Markdown, or alone and numbered or in capitals. */
function headingOf(
  group: readonly string[],
  next: readonly string[] | undefined,
): { block: DocumentBlock; rest: string[] } | undefined {
  const [first = '', second = ''] = group;
  const line = plainLine(first);
  const heading = (level: number, text: string, lines: number) => ({
    block: { kind: 'heading' as const, level: level as HeadingLevel, text },
    rest: group.slice(lines),
  });
  const marked = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (marked?.[2]) return heading(marked[1]!.length, marked[2], 1);
  if (line.length > LONGEST_HEADING) return undefined;
  const underline = UNDERLINE.exec(second)?.[1];
  if (underline && /\p{L}/u.test(line)) return heading(underline === '=' ? 1 : 2, line, 2);
  if (group.length > 1 || next === undefined || endsSentence(line)) return undefined;
  if (CHAPTER.test(line)) return heading(1, line, 1);
  if (!/\p{Ll}/u.test(line) && (line.match(/\p{Lu}/gu)?.length ?? 0) >= 4) return heading(1, line, 1);
  const level = numberedLevel(line);
  // "1 Title" could be an item of a list, unless text follows it.
  const isTitle =
    level !== undefined &&
    (level > 1 || (!itemStart(next[0]!) && plainLine(next.join(' ')).length > LONGEST_HEADING));
  return isTitle ? heading(level, line, 1) : undefined;
}

/** A paragraph, or items with the lines before them. */
function addText(blocks: DocumentBlock[], lines: readonly string[], hyphenated: ReadonlySet<string>): void {
  const join = (part: readonly string[]) =>
    joinPrinted(
      part.map((line) => [line]),
      hyphenated,
    );
  const starts = lines.flatMap((line, index) => (itemStart(line) ? [index] : []));
  const before = blocks.at(-1);
  const isList =
    starts.length > 1 ||
    (starts[0] === 0 && (before?.kind === 'list' || itemStart(lines[0]!)?.kind === 'bullet'));
  const [firstItem = lines.length] = isList ? starts : [];
  const paragraph = join(lines.slice(0, firstItem));
  if (paragraph.text !== '') blocks.push({ kind: 'paragraph', ...paragraph });
  if (!isList) return;
  const items = starts.map((start, position) => {
    const [first = '', ...more] = lines.slice(start, starts[position + 1]);
    return join([first.slice(itemStart(first)?.length ?? 0), ...more]);
  });
  const open = blocks.at(-1);
  if (open?.kind === 'list') open.items.push(...items);
  else blocks.push({ kind: 'list', items });
}
