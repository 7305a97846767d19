import { splitSentences } from '#corpus/sentences.ts';
import { withPlainLetters } from '../claimGate/plainLetters.ts';
import { ModelFailure } from './modelFailure.ts';

/** A sentence that a language model wrote, and the numbers of the sentences that it cites for it. */
export interface Claim {
  text: string;
  marks: number[];
}

/** An answer is to be read at a glance; a model that writes more than so many characters will not end by itself. */
const MOST_CHARACTERS = 8_000;
/** The same with all that it thinks aloud first. */
const MOST_RECEIVED = 200_000;

/** `[3]`, `[3, 7]`, `[3–5]`, `[1, 2 and 3]`, and as models write them that were taught otherwise: `[[3]]`, `\[3\]`, `[^3]`, `[Satz 3]`. */
const MARK = String.raw`(?:\\?\[){1,2}\s*(?:\^|S\.|Satz|Sätze|[Ss]entences?)?\s*\d+(?:\s*(?:[,;–-]|und|and|&)\s*\d+)*\s*(?:\\?\]){1,2}`;
const MARKS = new RegExp(MARK, 'g');
/** Marks behind a sentence's end belong to the sentence: they are put before it. */
const MARKS_BEHIND = new RegExp(
  String.raw`((?<![.!?…])[.!?…]+[»«"“”’)]{0,3})[^\S\n]*((?:${MARK}[^\S\n]*)+)`,
  'g',
);
/** What may be the marks of the sentence before. */
const MARK_BEGINS = /^\\?\[/;
/** Invisible signs: they would part a figure's digits, or turn the direction of the text. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;
/** A range of more sentences than these names none. */
const LONGEST_RANGE = 6;

/** What some models think aloud before they answer. */
const THOUGHT_BEGINS = '<think>';
const THOUGHT_ENDS = '</think>';
/** Bullets, numbers, headings and emphasis: the answer is plain text. `16. März` is no number of a list. */
const MARKUP =
  /^\s*(?:[-*•–>]|#+|\d+\)|\d+\.(?!\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))\s+|\*\*|__|`/g;

/**
 * The claims of a text that comes piece by piece, each as soon as it is certain to be whole.
 * @throws {ModelFailure} `endless`.
 */
export async function* claimsOf(pieces: AsyncIterable<string>): AsyncGenerator<Claim> {
  let received = 0;
  let answered = 0;
  let rest = '';
  for await (const piece of pieces) {
    received += piece.length;
    rest = withoutThought(rest + plain(piece));
    const isThinking = rest.includes(THOUGHT_BEGINS);
    if (!isThinking) answered += piece.length;
    if (received > MOST_RECEIVED || answered > MOST_CHARACTERS) throw new ModelFailure('endless');
    if (isThinking) continue;
    const text = rest.replace(MARKS_BEHIND, ' $2$1 ');
    const spans = splitSentences(text);
    // The last may go on, and what begins with a bracket may be the marks of the one before.
    const whole = spans.slice(0, -1).filter((_, at) => !MARK_BEGINS.test(text.slice(spans[at + 1]!.start)));
    if (whole.length < spans.length - 1) continue;
    for (const { start, end } of whole) yield* claimIn(text.slice(start, end));
    rest = text.slice(spans.at(-1)?.start ?? text.length);
  }
  const text = rest.split(THOUGHT_BEGINS)[0]!.replace(MARKS_BEHIND, ' $2$1 ');
  for (const { start, end } of splitSentences(text)) yield* claimIn(text.slice(start, end));
}

/** A text without what was thought until now. Of a thought that goes on, only what may be the beginning of its end is kept. */
function withoutThought(text: string): string {
  const ended = text.lastIndexOf(THOUGHT_ENDS);
  const rest = ended < 0 ? text : text.slice(ended + THOUGHT_ENDS.length);
  const began = rest.indexOf(THOUGHT_BEGINS);
  if (began < 0) return rest;
  const inside = began + THOUGHT_BEGINS.length;
  return rest.slice(0, inside) + rest.slice(Math.max(inside, rest.length - THOUGHT_ENDS.length + 1));
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
  return withPlainLetters(piece)
    .replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']')
    .replace(INVISIBLE, '');
}

/** Numbers of a mark, with all of a range; none where a range is too wide to be meant. */
function numbersOf(mark: string): number[] {
  const ranges = [...mark.matchAll(/(\d+)(?:\s*[–-]\s*(\d+))?/g)].map(([, from, to = from]) => ({
    from: Number(from),
    length: Number(to) - Number(from) + 1,
  }));
  if (ranges.some(({ length }) => length < 1 || length > LONGEST_RANGE)) return [];
  return ranges.flatMap(({ from, length }) => Array.from({ length }, (_, i) => from + i));
}
