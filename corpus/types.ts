/** The study as Beleg reads it. All offsets are UTF-16 code units, half-open: `[start, end)`. */
export interface Study {
  /** Readable and unique, e.g. `klimabericht`. */
  id: string;
  /** The file names no title: the study's opening words stand in for one. */
  title: string;
  sections: Section[];
  /** In reading order. */
  passages: Passage[];
  /** What stands in the file but is no text of the study: figures, images, unreadable map print. */
  placeholders: Placeholder[];
  /**
   * Everything above once more, in the order of the file: the proof that no letter was lost or invented.
   * The letters of these sources in order are the letters of the file.
   */
  order: Array<{ kind: 'heading' | 'passage' | 'placeholder'; source: string }>;
}

export interface Section {
  /** Readable and unique, e.g. `nordkorea`. */
  id: string;
  /** In square brackets where the file has lost the heading and Beleg supplies one. */
  title: string;
  /** Titles from the chapter down to this section. */
  path: string[];
  /** 1 for a chapter, up to 6. */
  level: number;
}

export type PassageKind =
  | 'summary'
  | 'conclusion'
  | 'body'
  | 'fact-box'
  | 'pull-quote'
  | 'abbreviations'
  | 'map-caption'
  | 'list'
  | 'table'
  | 'footnote';

/** A paragraph, a field of a fact box, a pull quote, or a map caption: what is retrieved and cited. */
export interface Passage {
  /** Section id and position in it, e.g. `nordkorea-07`. Stable as long as the file is. */
  id: string;
  kind: PassageKind;
  sectionId: string;
  /** Titles from the chapter down to the field of a fact box. */
  path: string[];
  /** Paragraphs of a field and bullets of a map caption are separated by one newline; else a single line. */
  text: string;
  /** In order, without overlap; together they hold every non-space character of `text`. */
  sentences: Span[];
  footnotes: FootnoteMark[];
  /** Of the file, counted from 1, on which it begins; only where the file has pages. */
  page?: number;
  /** Title of the added study that it belongs to. */
  study?: string;
  /** Pull quotes: the id of the paragraph whose words they repeat. */
  repeats?: string;
  /** Map captions: read by machine from a picture. */
  machineRead?: MachineRead;
}

export interface Span {
  start: number;
  end: number;
}

/** A raised number in the printed study. Its note is not in the file. */
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
