import { lineJoint } from './lines.ts';
import { repairWord } from './ocr.ts';
import type { MachineRead, Span } from './types.ts';

/** What the machine made of bullets and of the frames around labels. They stand at the beginning of a line only. */
const BULLET = /^[#="“]\s*/;
const FRAME = /^[[/]\s*/;

/** Names that the map has printed across a box: capitals alone on their line. */
const MAP_LABEL = /^\p{Lu}{4,}$/u;

/** The words that prove of which country a caption speaks: its label, or an adjective in its text. */
const COUNTRIES: ReadonlyArray<[country: string, proof: RegExp]> = [
  ['Philippinen', /philippinisch/],
  ['Thailand', /^Thailand\n/],
  ['Singapur', /^Singapur\n/],
  ['Guam', /^Guam \(/],
];

export interface MapCaption {
  text: string;
  machineRead: MachineRead;
}

interface ReadWord {
  /** As it was read, without the hyphen of a line's end. */
  read: string;
  source: Span;
  /** What separates it from the word before. */
  gap: '' | ' ' | '\n';
}

/** A caption from the source of its box: bullets on lines of their own, broken words joined, certain errors repaired. */
export function readMapCaption(source: string): MapCaption {
  const alignment: MachineRead['alignment'] = [];
  let text = '';
  for (const word of readWords(source)) {
    text += word.gap;
    const start = text.length;
    text += repairWord(word.read);
    alignment.push({ text: { start, end: text.length }, source: word.source });
  }
  const country = COUNTRIES.find(([, proof]) => proof.test(text))?.[0];
  return { text, machineRead: { source, alignment, ...(country && { country }) } };
}

function readWords(source: string): ReadWord[] {
  const words: ReadWord[] = [];
  let afterBlank = false;
  for (const { 0: line, index } of source.matchAll(/^.*$/gm)) {
    if (line.trim() === '' || MAP_LABEL.test(line)) {
      afterBlank = true;
      continue;
    }
    const sign = BULLET.exec(line)?.[0] ?? FRAME.exec(line)?.[0] ?? '';
    const opensLine = BULLET.test(line) || (afterBlank && /^\p{Lu}/u.test(line));
    afterBlank = false;
    for (const [position, match] of [...line.slice(sign.length).matchAll(/\S+/g)].entries()) {
      const start = index + sign.length + match.index;
      const word = { read: match[0], source: { start, end: start + match[0].length } };
      if (position > 0) addWord(words, word, /^\/\d/.test(word.read) ? '' : ' ');
      else if (opensLine) addWord(words, word, '\n');
      else continueLine(words, word);
    }
  }
  return words;
}

/** Adds the first word of a line that goes on with the sentence of the line before. */
function continueLine(words: ReadWord[], word: Omit<ReadWord, 'gap'>): void {
  const before = words.at(-1);
  const { keepsHyphen, gap } = lineJoint(before?.read ?? '', word.read);
  if (before && !keepsHyphen) before.read = before.read.slice(0, -1);
  addWord(words, word, gap);
}

/** Adds a word, or, without a gap, the second half of the word before. */
function addWord(words: ReadWord[], word: Omit<ReadWord, 'gap'>, gap: ReadWord['gap']): void {
  const before = words.at(-1);
  if (!before) {
    words.push({ ...word, gap: '' });
  } else if (gap === '') {
    before.read += word.read;
    before.source.end = word.source.end;
  } else {
    words.push({ ...word, gap });
  }
}
