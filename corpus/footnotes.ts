import type { FootnoteMark } from './types.ts';

/**
 * Digits that could be a raised number: right behind a letter or a punctuation mark (never behind a digit, a space
 * or a hyphen, as in `SM-3`), and not followed by more of a word or a number (`A2/AD`, `V2a`).
 */
const CANDIDATE = /(?<=[\p{L}.,;:!?…)\]«»"“”])\d+(?![\p{L}\p{N}]|[.,]\d|[-‑/])/gu;

/** A comma between digits is a decimal comma. A full stop between digits is none: the study sets `2019.180`. */
const DECIMAL = /\d,$/;

export interface Unmarked {
  text: string;
  footnotes: FootnoteMark[];
  /** The number that the next mark in the study must have. */
  next: number;
}

/**
 * Takes the footnote marks out of a text. Nothing in the file tells a mark from a figure but this: the marks count
 * 1, 2, 3 … through the whole study, so a candidate is a mark only if it is the `next` in turn.
 */
export function takeFootnotes(marked: string, next: number): Unmarked {
  const footnotes: FootnoteMark[] = [];
  let expected = next;
  let text = '';
  let copied = 0;
  for (const { 0: digits, index } of marked.matchAll(CANDIDATE)) {
    if (digits !== String(expected) || DECIMAL.test(marked.slice(0, index))) continue;
    text += marked.slice(copied, index);
    copied = index + digits.length;
    footnotes.push({ number: expected, offset: text.length });
    expected += 1;
  }
  text += marked.slice(copied);
  return { text, footnotes, next: expected };
}
