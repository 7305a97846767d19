import type { FootnoteMark } from '../types.ts';

/** A file of a reader's, whatever its format: what stands in it, in reading order. */
export interface Document {
  /** The file's name without folders and extension, cleaned: stands in where nothing gives a title. */
  name: string;
  /** Only where the file itself gives one. */
  title?: string;
  blocks: DocumentBlock[];
}

/** A single line of clean text, and the numbers of the notes that it points to. */
export interface MarkedText {
  text: string;
  footnotes: FootnoteMark[];
}

export type DocumentBlock = (
  | { kind: 'heading'; level: HeadingLevel; text: string }
  | ({ kind: 'paragraph' } & MarkedText)
  | { kind: 'list'; items: MarkedText[] }
  | { kind: 'table'; rows: string[][] }
  /** `mark` is what the text points to it with: `12`, `*`; empty where the file does not tell. */
  | { kind: 'footnote'; mark: string; text: string }
) & {
  /** The page on which it begins, from 1 on. */
  page?: number;
};

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A file as it came: nothing in it is trusted, its name neither. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
}
