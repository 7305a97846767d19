import { readFileSync } from 'node:fs';
import type { Passage } from '#corpus/types.ts';
import { isRetrieved } from '../chunk.ts';
import { hashText } from './random.ts';

const QUESTIONS_FILE = new URL('./questions.jsonl', import.meta.url);
/** One question in so many is held back to measure by. */
const HELD_BACK_ONE_IN = 10;

/** A line of `questions.jsonl`: what a reader may ask, and the words of the study that answer it. */
export interface Question {
  kind: 'question' | 'keywords' | 'paraphrase';
  lang: 'de' | 'en';
  text: string;
  quote: string;
}

export function loadQuestions(): Question[] {
  const lines = readFileSync(QUESTIONS_FILE, 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line));
}

/** By a hash of the text: the same questions are held back whatever else the file holds. */
export function isHeldBack({ text }: Question): boolean {
  return hashText(text) % HELD_BACK_ONE_IN === 0;
}

/** Where a question's answer stands. */
export interface Answers {
  passageIds: string[];
  /** Sentences of these passages that hold words of the quote. */
  sentences: Array<{ passageId: string; sentence: number }>;
}

/** Finds quotes by their letters alone: the file's footnote digits, spaces and quotation marks do not matter. */
export class QuoteFinder {
  readonly #lettered: Lettered[];
  readonly #pullQuotes: Lettered[];

  constructor(passages: readonly Passage[]) {
    this.#lettered = passages.filter(isRetrieved).map(lettersOfPassage);
    this.#pullQuotes = passages.filter((passage) => passage.repeats).map(lettersOfPassage);
  }

  /** Words that only a pull quote has in this order are answered by the paragraph it repeats. */
  find(quote: string): Answers {
    const letters = lettersOf(quote);
    const answers = this.#findInParagraphs(letters);
    if (answers.passageIds.length) return answers;
    const pulled = this.#pullQuotes.filter(({ source }) => source.includes(letters));
    return { passageIds: pulled.map(({ passage }) => passage.repeats!), sentences: [] };
  }

  #findInParagraphs(letters: string): Answers {
    const answers: Answers = { passageIds: [], sentences: [] };
    for (const { passage, source, text } of this.#lettered) {
      const at = source.indexOf(letters);
      if (at < 0) continue;
      answers.passageIds.push(passage.id);
      // Repairs of the OCR add letters: a place in the source is about the same part of the text.
      const scale = text.length / source.length;
      const [from, to] = [at * scale, (at + letters.length) * scale];
      let end = 0;
      passage.sentences.forEach((span, sentence) => {
        const start = end;
        end += lettersOf(passage.text.slice(span.start, span.end)).length;
        const shared = Math.min(end, to) - Math.max(start, from);
        if (shared > 0 && shared >= LEAST_SHARE * Math.min(end - start, to - from)) {
          answers.sentences.push({ passageId: passage.id, sentence });
        }
      });
    }
    return answers;
  }
}

/** A sentence that shares less with the quote, as part of the shorter of the two, is only touched by it. */
const LEAST_SHARE = 0.2;

interface Lettered {
  passage: Passage;
  source: string;
  text: string;
}

function lettersOfPassage(passage: Passage): Lettered {
  const text = lettersOf(passage.text);
  return { passage, text, source: passage.machineRead ? lettersOf(passage.machineRead.source) : text };
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-zäöüß]/g, '');
}
