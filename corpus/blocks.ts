/** Spaces that one level of the typesetting is indented by. */
const INDENT_STEP = 3;

/** Lines between two blank lines, or between two changes of indentation that open something new. */
export interface Block {
  /** Indentation of the first line, in steps. */
  depth: number;
  /** Without their indentation. */
  lines: string[];
}

/** The file in its two halves: what was typeset, and the lines that a machine read from the maps. */
export interface StudyFile {
  blocks: Block[];
  /** With their indentation, which tells where a text box begins. */
  mapLines: string[];
}

/** Cuts the file into blocks. All typeset text is indented; the maps begin at the first line that is not. */
export function readBlocks(source: string): StudyFile {
  const lines = source.split(/\r?\n/);
  const firstMapLine = lines.findIndex((line) => line.trim() !== '' && depthOf(line) === 0);
  const typeset = firstMapLine < 0 ? lines : lines.slice(0, firstMapLine);
  return {
    blocks: typesetBlocks(typeset),
    mapLines: firstMapLine < 0 ? [] : lines.slice(firstMapLine),
  };
}

function typesetBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of lines) {
    const text = line.trim();
    if (text === '') {
      open = undefined;
    } else if (open && continues(open, line)) {
      open.lines.push(text);
    } else {
      open = { depth: depthOf(line), lines: [text] };
      blocks.push(open);
    }
  }
  return blocks;
}

/**
 * A block's later lines stand one step deeper than its first. Where the file has lost the blank line at the end
 * of a page, the next line stands elsewhere: it opens something new, unless it is the rest of a cut sentence.
 */
function continues(block: Block, line: string): boolean {
  return depthOf(line) === block.depth + 1 || /^\p{Ll}/u.test(line.trim());
}

/** Rounded down, because a line that has lost the break before it is indented by one space more. */
function depthOf(line: string): number {
  return Math.floor(line.search(/[^ ]/) / INDENT_STEP);
}
