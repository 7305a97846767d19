import { joinLines } from '../lines.ts';
import type { FootnoteMark } from '../types.ts';
import { cleanText } from './cleanText.ts';
import type { MarkedText } from './types.ts';

/** A run of text, or a mark that points to a note: `12`, `*`. */
export type Piece = string | { mark: string };

/** Holds the place of a mark while the text around it is cleaned; no character, so no clean text holds it. */
const PLACE = '\ufdd0';

/** Joins a line from its pieces: clean, white space collapsed, marks taken out and numbers among them recorded. */
export function markedText(pieces: readonly Piece[]): MarkedText {
  const marks: string[] = [];
  const cleaned = pieces.map((piece) => {
    if (typeof piece === 'string') return piece.replaceAll(PLACE, '');
    marks.push(piece.mark);
    return PLACE;
  });
  // Composing happens across pieces, so they are joined first; only what the places stand for is kept apart.
  const parts = cleaned.join('').split(PLACE);
  const line = joinLines([parts.map(cleanLine).join(PLACE)]).replace(/ (?=\ufdd0+(?:[ .,;:!?)]|$))/g, '');
  const [first = '', ...rest] = line.split(PLACE);
  const footnotes: FootnoteMark[] = [];
  let text = first;
  for (const [index, part] of rest.entries()) {
    for (const number of marks[index]?.match(/\d+/g) ?? []) {
      if (number.length <= LONGEST_NUMBER) footnotes.push({ number: Number(number), offset: text.length });
    }
    text += part;
  }
  return trimmed(text.normalize('NFC'), footnotes);
}

/** Digits of the number of a note. */
const LONGEST_NUMBER = 4;

/** A single line of clean text. */
export function plainLine(text: string): string {
  return joinLines([cleanLine(text)]);
}

const cleanLine = (text: string): string => cleanText(text).replace(/\n/g, ' ');

function trimmed(text: string, footnotes: FootnoteMark[]): MarkedText {
  const start = text.length - text.trimStart().length;
  const content = text.trim();
  const within = (offset: number) => Math.min(Math.max(0, offset - start), content.length);
  return {
    text: content,
    footnotes: footnotes.map(({ number, offset }) => ({ number, offset: within(offset) })),
  };
}

/** Short words before a raised number that make it a power: units, and names of a single letter. */
const UNIT = /(?:^|[^\p{L}])(?:[kcdmµμ]?m|ft|yd|in|mi|\p{L})$/u;

/**
 * Whether a raised number points to a note, by the text before it: behind a figure, a unit or a single letter it is a power,
 * as in `10³` and `m²`.
 */
export function isNoteMark(before: string): boolean {
  const last = before.slice(-8);
  return /[\p{L}.,;:!?…)\]»«"“”’']\s?$/u.test(last) && !UNIT.test(last);
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10³` as it is printed: without its place, a power reads as a figure that the text does not hold. */
export function raised(digits: string): string {
  return digits.replace(/\d/g, (digit) => RAISED[Number(digit)]!);
}
