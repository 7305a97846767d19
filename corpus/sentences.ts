import type { Span } from './types.ts';

/** A possible end: closing punctuation and quotes, then white space and something a sentence can begin with. */
const POSSIBLE_END = /(?<![.!?…])[.!?…]+[»«"“”’)\]]*(?=\s+(?:[–—]\s)?[\p{Lu}\p{N}»„“"‚'([])/gu;

/** Shortened words that want the next one. Those of a single letter (`z. B.`, `u. a.`, `S. 25`) need no list. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:\p{L}|\p{L}\.\p{L}|vgl|bzw|bspw|ca|evtl|ggf|inkl|sog|approx|cf|Dr|Prof|St|Bio|Mio|Mrd|Mr|Mrs|Ms|vs)\.$/iu;
/** Titles, shortened before a name. Their case tells them from the ends of German sentences. */
const TITLE = /(?<!\p{L})(?:Adm|Capt|Col|Gen|Gov|Lt|Sen|Sgt)\.$/u;
/** Shortened only before a number: `Art. 9`, `Art. V`, but not "Fragen dieser Art.", nor "He said no." */
const REFERENCE =
  /(?<!\p{L})(?:Abb|Abs|Art|Bd|Kap|Nr|Tab|Ch|Eq|Fig|Figs|No|Nos|Sec|Vol|pp|Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)\.$/u;
/** "et al." may end a sentence, but not before what belongs to it: its year, or its number. */
const ET_AL = /(?<!\p{L})et\s+al\.$/u;

/** Characters before a possible end that tell what it is; the longest of these patterns takes fewer. */
const LOOK_BEHIND = 40;

/** Stands for words left out of a quotation. */
const OMISSION = '[…]';

/** One or two digits and a full stop: `16.` of March, or the end of a sentence on a figure. */
const ORDINAL = /(?<![\p{L}\p{N}.,])\d{1,2}\.$/u;
const MONTH = /^\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/;
/** An ordinal is inflected: it stands behind an article or a word that holds one. */
const ARTICLE =
  /(?<!\p{L})(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim|ins|einer?|eine[mns]|jede[rms]?)\s+\d{1,2}\.$/iu;

/**
 * The sentences of a text, trimmed, in order; every non-space character belongs to exactly one. A newline always
 * ends one, a colon never does.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const end of [...sentenceEnds(text), text.length]) {
    const sentence = trimmed(text, start, end);
    if (sentence) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { 0: mark, index } of text.matchAll(POSSIBLE_END)) {
    const end = index + mark.length;
    const before = text.slice(Math.max(0, end - LOOK_BEHIND), end);
    if (!wantsMore(before, text.slice(end))) ends.push(end);
  }
  for (const { index } of text.matchAll(/\n/g)) ends.push(index);
  return ends.sort((a, b) => a - b);
}

function wantsMore(before: string, after: string): boolean {
  if (before.endsWith(OMISSION)) return true;
  if (ABBREVIATION.test(before) || TITLE.test(before)) return true;
  if (ET_AL.test(before)) return /^\s+[(\d]/.test(after);
  if (REFERENCE.test(before)) return /^\s+(?:\d|[IVX]+(?!\p{L}))/u.test(after);
  return ORDINAL.test(before) && (MONTH.test(after) || ARTICLE.test(before));
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  const part = text.slice(start, end);
  const content = part.trim();
  if (content === '') return undefined;
  const from = start + part.indexOf(content);
  return { start: from, end: from + content.length };
}
