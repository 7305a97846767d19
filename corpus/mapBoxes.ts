/** Print that the machine could not read at all; nothing can be told from it. */
const UNREADABLE = new Set(['Yooy,']);

/** A text box of a map, or print on it that is no text. */
export interface MapBox {
  readable: boolean;
  source: string;
}

/**
 * Cuts the machine-read lines into the text boxes of the maps. A box begins where a line is indented, or where the frame of
 * a country's label was read as `[` or `/`.
 */
export function readMapBoxes(lines: readonly string[]): MapBox[] {
  const boxes: MapBox[] = [];
  let open: string[] | undefined;
  const close = () => {
    const source = open?.join('\n').trim();
    if (source) boxes.push({ readable: true, source });
    open = undefined;
  };
  for (const line of lines) {
    if (UNREADABLE.has(line.trim())) {
      close();
      boxes.push({ readable: false, source: line.trim() });
      continue;
    }
    if (/^(?: \S|\[|\/)/.test(line)) close();
    open ??= [];
    open.push(line);
  }
  close();
  return boxes;
}
