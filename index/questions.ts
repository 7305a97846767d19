import { readFileSync } from 'node:fs';
import type { Passage } from '#corpus/types.ts';
import { isRetrieved } from './chunk.ts';

const QUESTIONS_FILE = new URL('./questions.jsonl', import.meta.url);
const TWINS_FILE = new URL('./twins.jsonl', import.meta.url);
const DISCREPANCIES_FILE = new URL('./discrepancies.jsonl', import.meta.url);

/** A sentence that shares less with a quote, as part of the shorter of the two, is only touched by it. */
const LEAST_SHARE = 0.2;
/** A quote that shares as much with one of several twins says the same as they do. */
const TWIN_SHARE = 0.5;

/** What a reader may ask, and words of the study that answer it: several where it asks for several things. */
export interface Question {
  kind: 'question' | 'keywords' | 'paraphrase' | 'typo' | 'followup' | 'comparison';
  lang: 'de' | 'en';
  text: string;
  quotes: string[];
}

/** A passage that answers a question, and which of its sentences do. */
export interface Place {
  passageId: string;
  sentences: number[];
}

/** The questions of a file, a quote a line: lines of the same text are one question. */
export function loadQuestions(file = QUESTIONS_FILE): Question[] {
  const questions = new Map<string, Question>();
  for (const { kind, lang, text, quote } of linesOf(file)) {
    const known = questions.get(text);
    if (known) known.quotes.push(quote);
    else questions.set(text, { kind, lang, text, quotes: [quote] });
  }
  return [...questions.values()];
}

/** Groups of quotes of `twins.jsonl`: the study says the same thing in each of these places. */
export function loadTwins(): string[][] {
  return linesOf(TWINS_FILE).map(({ quotes }) => quotes);
}

/** Groups of quotes of `discrepancies.jsonl`: on the same matter the study says something else in each of these places. */
export function loadDiscrepancies(): string[][] {
  return linesOf(DISCREPANCIES_FILE).map(({ quotes }) => quotes);
}

function linesOf(file: URL) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line));
}

/** Finds quotes by their letters alone: the file's footnote digits, spaces and quotation marks do not matter. */
export class AnswerFinder {
  readonly #paragraphs: Lettered[];
  /** The paragraphs' letters one after the other, parted by a space, and where each begins. */
  readonly #letters: string;
  readonly #starts: number[];
  readonly #pullQuotes: Lettered[];
  readonly #twins: Array<{ quotes: readonly string[]; spans: Span[] }>;

  constructor(passages: readonly Passage[], twins: readonly string[][] = []) {
    this.#paragraphs = passages.filter(isRetrieved).map(lettersOfPassage);
    this.#letters = '';
    this.#starts = [];
    for (const { source } of this.#paragraphs) {
      this.#starts.push(this.#letters.length);
      this.#letters += `${source} `;
    }
    this.#pullQuotes = passages.filter((passage) => passage.repeats).map(lettersOfPassage);
    this.#twins = twins.map((quotes) => ({
      quotes,
      spans: quotes.flatMap((quote) => this.#spansOf(quote)),
    }));
  }

  /**
   * Where the study says this, or says the same in other words; empty where it does not. Words that only a pull quote
   * has in this order are answered by the paragraph that it repeats.
   */
  find(quotes: readonly string[]): Place[] {
    const spans = quotes.flatMap((quote) => this.#spansOf(quote));
    const twins = this.#twinsOf(spans).flatMap((group) => group.spans);
    const places = new Map<string, Set<number>>();
    for (const { lettered, from, to } of [...spans, ...twins]) {
      const { id } = lettered.passage;
      const sentences = places.get(id) ?? new Set();
      for (const sentence of sentencesBetween(lettered, from, to)) sentences.add(sentence);
      places.set(id, sentences);
    }
    if (!places.size) {
      const repeated = this.#pullQuotes.filter(({ source }) =>
        quotes.some((quote) => lettersOf(quote) && source.includes(lettersOf(quote))),
      );
      for (const { passage } of repeated) places.set(passage.repeats!, new Set());
    }
    return [...places].map(([passageId, sentences]) => ({
      passageId,
      sentences: [...sentences].sort(byNumber),
    }));
  }

  /** The quote, and those that say the same elsewhere. */
  saying(quote: string): string[] {
    return [quote, ...this.#twinsOf(this.#spansOf(quote)).flatMap(({ quotes }) => quotes)];
  }

  #twinsOf(spans: Span[]) {
    return this.#twins.filter((group) =>
      group.spans.some((twin) => spans.some((span) => overlap(span, twin))),
    );
  }

  #spansOf(quote: string): Span[] {
    const letters = lettersOf(quote);
    const spans: Span[] = [];
    // A figure alone has no letters, and would be found everywhere.
    if (!letters) return spans;
    for (let at = this.#letters.indexOf(letters); at >= 0; at = this.#letters.indexOf(letters, at + 1)) {
      const place = this.#starts.findLastIndex((start) => start <= at);
      const from = at - this.#starts[place]!;
      spans.push({ lettered: this.#paragraphs[place]!, from, to: from + letters.length });
    }
    return spans;
  }
}

/** A passage by its letters, as the file has it and as it is read. */
interface Lettered {
  passage: Passage;
  source: string;
  text: string;
}

/** Letters `from` … `to` of a passage's source. */
interface Span {
  lettered: Lettered;
  from: number;
  to: number;
}

function overlap(a: Span, b: Span): boolean {
  if (a.lettered !== b.lettered) return false;
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return shared >= TWIN_SHARE * Math.min(a.to - a.from, b.to - b.from);
}

function sentencesBetween({ passage, source, text }: Lettered, from: number, to: number): number[] {
  // Repairs of the OCR add letters: a place in the source is about the same part of the text.
  const scale = text.length / source.length;
  const sentences: number[] = [];
  let end = 0;
  passage.sentences.forEach((span, sentence) => {
    const start = end;
    end += lettersOf(passage.text.slice(span.start, span.end)).length;
    const shared = Math.min(end, to * scale) - Math.max(start, from * scale);
    const shorter = Math.min(end - start, (to - from) * scale);
    if (shared > 0 && shared >= LEAST_SHARE * shorter) sentences.push(sentence);
  });
  return sentences;
}

function lettersOfPassage(passage: Passage): Lettered {
  const text = lettersOf(passage.text);
  return { passage, text, source: passage.machineRead ? lettersOf(passage.machineRead.source) : text };
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-zäöüß]/g, '');
}

function byNumber(a: number, b: number): number {
  return a - b;
}
