/** A study as Beleg reads it: the one that ships with it, or a file that a reader has added. All offsets are UTF-16 code units, half-open: `[start, end)`. */
export interface Study {
  /** Readable and unique, e.g. `klimabericht-2024`; see `studyId.ts`. */
  id: string;
  /** The shipped file names no title: the study's opening words stand in for one. */
  title: string;
  sections: Section[];
  /** In reading order. */
  passages: Passage[];
  /** What stands in the file but is no text of the study: figures, images, unreadable map print. */
  placeholders: Placeholder[];
  /**
   * Everything above once more, in the order of the file: the proof that no letter was lost or invented.
   * The letters of these sources in order are the letters of the file. Empty for an added study, whose file is no plain
   * text of which that could be said.
   */
  order: Array<{ kind: 'heading' | 'passage' | 'placeholder'; source: string }>;
}

export interface Section {
  /** Readable and unique, e.g. `nordkorea`; of an added study, e.g. `klimabericht-2024.einleitung`. */
  id: string;
  /** In square brackets where the file has lost the heading and Beleg supplies one. */
  title: string;
  /** Titles from the chapter down to this section. */
  path: string[];
  level: 1 | 2 | 3 | 4 | 5 | 6;
}

export type PassageKind =
  | 'summary'
  | 'conclusion'
  | 'body'
  | 'fact-box'
  | 'pull-quote'
  | 'abbreviations'
  | 'map-caption'
  /** These three in added studies only. */
  | 'list'
  | 'table'
  | 'footnote';

/** A paragraph, a list, a table, a note, a field of a fact box, a pull quote, or a map caption: what is retrieved and cited. */
export interface Passage {
  /** Section id and position in it, e.g. `nordkorea-07`. Stable as long as the file is. */
  id: string;
  kind: PassageKind;
  sectionId: string;
  /** Titles from the chapter down to the field of a fact box. */
  path: string[];
  /** The page of the file on which it begins, from 1 on; only where the format has pages. */
  page?: number;
  /**
   * Paragraphs of a field, bullets of a map caption, items of a list and rows of a table are separated by one newline; else
   * a single line.
   */
  text: string;
  /** In order, without overlap; together they hold every non-space character of `text`. */
  sentences: Span[];
  footnotes: FootnoteMark[];
  /** Title and language of the added study that it belongs to. The shipped one is German. */
  study?: string;
  language?: 'de' | 'en';
  /** Pull quotes: the id of the paragraph whose words they repeat. */
  repeats?: string;
  /** Map captions: read by machine from a picture. */
  machineRead?: MachineRead;
}

export interface Span {
  start: number;
  end: number;
}

/** A raised number in the printed study. Its note is not in the shipped file; a note of an added one bears it at 0. */
export interface FootnoteMark {
  number: number;
  /** Offset in the passage's text at which the mark stood. */
  offset: number;
}

export interface MachineRead {
  /** The study's own characters, as the OCR left them. */
  source: string;
  /** Word by word: which span of `text` was read from which span of `source`. Ascending in both. */
  alignment: Array<{ text: Span; source: Span }>;
  /** Only where the text itself proves it. */
  country?: string;
}

export interface Placeholder {
  kind: 'figure' | 'image' | 'unreadable';
  source: string;
}
