import { cleanText } from '../cleanText.ts';

/** Text that is printed in one go. Points; `y` is the baseline and grows downwards. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
  /** Whether white space stands before it, or it begins with some. */
  spaced: boolean;
}

/** What the library gives for a piece of text; its other items are marks of structure. */
interface TextItem {
  str: string;
  transform: number[];
  width: number;
  fontName: string;
}

/** Share of a page's characters up to which text that runs in another direction is a margin's: a watermark, a stamp. */
const MOST_TURNED = 0.1;

/** The runs of a page, upright as it is shown. */
export function runsOf(
  items: readonly unknown[],
  [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0]: number[],
): Run[] {
  const runs: Array<Run & { turned: boolean }> = [];
  const printed = new Set<string>();
  let spaced = false;
  for (const item of items) {
    if (!isTextItem(item)) continue;
    // A soft hyphen is printed only where it breaks a word.
    const text = cleanText(item.str.replace(/\u00ad/g, '-')).replace(/\n/g, ' ');
    if (text.trim() === '') {
      spaced ||= text !== '';
      continue;
    }
    const [ma = 1, mb = 0, mc = 0, md = 1, mx = 0, my = 0] = item.transform;
    const run = {
      text: text.trim(),
      x: a * mx + c * my + e,
      y: b * mx + d * my + f,
      width: item.width,
      size: Math.hypot(mc, md) || Math.hypot(ma, mb),
      font: item.fontName,
      spaced: spaced || /^\s/.test(text),
      turned: Math.abs(b * ma + d * mb) > Math.abs(a * ma + c * mb) * 0.3,
    };
    spaced = /\s$/.test(text);
    // Some print bold by printing twice.
    const place = `${Math.round(run.x)} ${Math.round(run.y)} ${run.text}`;
    if (!Number.isFinite(run.x + run.y + run.size + run.width) || (text.length > 1 && printed.has(place)))
      continue;
    printed.add(place);
    runs.push(run);
  }
  const turned = runs.filter((run) => run.turned);
  return lengthOf(turned) > lengthOf(runs) * MOST_TURNED ? runs : runs.filter((run) => !run.turned);
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);

const isTextItem = (item: unknown): item is TextItem =>
  typeof item === 'object' && item !== null && 'str' in item && typeof item.str === 'string';
