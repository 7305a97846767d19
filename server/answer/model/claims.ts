import { splitSentences } from '#corpus/sentences.ts';
import { ModelFailure } from './modelFailure.ts';

/** A sentence that a language model wrote, and the numbers of the sentences that it cites for it. */
export interface Claim {
  text: string;
  marks: number[];
}

/** An answer is to be read at a glance; a model that writes more than so many characters will not end by itself. */
const MOST_CHARACTERS = 8_000;

/** Nor one that sends so many, with all that it thinks aloud and nobody reads. */
const MOST_RECEIVED = 200_000;

/** `[3]`, `[3, 7]`, `[3–5]`. */
const MARK = String.raw`\[\s*\d+(?:\s*[,;–-]\s*\d+)*\s*\]`;
const MARKS = new RegExp(MARK, 'g');
/** Marks behind a sentence's end belong to the sentence: they are put before it. */
const MARKS_BEHIND = new RegExp(String.raw`([.!?…]+[»«"“”’)]*)[^\S\n]*((?:${MARK}[^\S\n]*)+)`, 'g');
/** Brackets and digits of other scripts, which some models write, and ours. */
const FOREIGN_FORMS = /[\uff01-\uff5e\p{No}]/gu;
/** Invisible signs: they would part a figure's digits, or turn the direction of the text. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;
/** A mark of more sentences than these names none. */
const LONGEST_RANGE = 6;

/** What some models think aloud before they answer. */
const THOUGHT_BEGINS = '<think>';
const THOUGHT_ENDED = /^.*<\/think>/s;
/** Bullets, headings and emphasis: the answer is plain text. */
const MARKUP = /^\s*(?:[-*•–>]|#+|\d+[.)])\s+|\*\*|__|`/g;

/**
 * The claims of a text that comes piece by piece, each as soon as it is certain to be whole.
 * @throws {ModelFailure} `endless`.
 */
export async function* claimsOf(pieces: AsyncIterable<string>): AsyncGenerator<Claim> {
  let characters = 0;
  let received = 0;
  let rest = '';
  for await (const piece of pieces) {
    received += piece.length;
    if (received > MOST_RECEIVED) throw new ModelFailure('endless');
    rest = (rest + plain(piece)).replace(THOUGHT_ENDED, '');
    const thought = rest.indexOf(THOUGHT_BEGINS);
    if (thought >= 0) {
      // Of a thought nothing is kept but its beginning, and what may be the beginning of its end.
      rest = rest.slice(0, thought) + THOUGHT_BEGINS + rest.slice(thought + THOUGHT_BEGINS.length).slice(-8);
      continue;
    }
    characters += piece.length;
    if (characters > MOST_CHARACTERS) throw new ModelFailure('endless');
    const text = rest.replace(MARKS_BEHIND, ' $2$1 ');
    const spans = splitSentences(text);
    // The last may go on, and what begins with a bracket may be the marks of the one before.
    const whole = spans.slice(0, -1).filter((_, at) => !text.startsWith('[', spans[at + 1]!.start));
    if (whole.length < spans.length - 1) continue;
    for (const { start, end } of whole) yield* claimIn(text.slice(start, end));
    rest = text.slice(spans.at(-1)?.start ?? text.length);
  }
  const thought = rest.indexOf(THOUGHT_BEGINS);
  const text = (thought < 0 ? rest : rest.slice(0, thought)).replace(MARKS_BEHIND, ' $2$1 ');
  for (const { start, end } of splitSentences(text)) yield* claimIn(text.slice(start, end));
}

function* claimIn(sentence: string): Generator<Claim> {
  const marks = (sentence.match(MARKS) ?? []).flatMap(numbersOf);
  const text = sentence
    .replace(MARKS, '')
    .replace(MARKUP, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?…])/g, '')
    .trim();
  if (/\p{L}/u.test(text)) yield { text, marks: [...new Set(marks)] };
}

/** One way of writing for signs that have several. A mark may be cut between pieces; a single sign is not. */
function plain(piece: string): string {
  return piece
    .replace(FOREIGN_FORMS, (sign) => sign.normalize('NFKC'))
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']')
    .replace(INVISIBLE, '');
}

/** Numbers of a mark, with all of a range; of a range that is too long, none. */
function numbersOf(mark: string): number[] {
  const named = mark.replace(/(\d+)\s*[–-]\s*(\d+)/g, (_, from, to) => {
    const length = Number(to) - Number(from) + 1;
    if (length < 1 || length > LONGEST_RANGE) return '';
    return Array.from({ length }, (_, i) => Number(from) + i).join(',');
  });
  return (named.match(/\d+/g) ?? []).map(Number);
}
