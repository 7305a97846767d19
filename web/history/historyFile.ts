import { studyIdOf } from '#corpus/studyId.ts';
import type { Language } from '#server/requests.ts';
import type {
  AnswerSentence,
  Citation,
  Comparison,
  StudyResponse,
  WithheldSentence,
} from '#server/schema.ts';
import { splitMarkers } from '../citing/splitMarkers.ts';
import type { Span } from '../state/address.ts';
import type { Answer, FoundLine, Turn } from '../state/turn.ts';
import type { History, StoredConversation } from './history.ts';

/** Names the format; the number changes with it. */
const FORMAT = 'beleg-conversations-1';

interface HistoryFile {
  format: typeof FORMAT;
  conversations: StoredConversation[];
}

/** Conversations as JSON, to be read by `readHistoryFile`. */
export function historyFile(conversations: StoredConversation[]): string {
  return JSON.stringify({ format: FORMAT, conversations } satisfies HistoryFile, null, 1);
}

/** Undefined where the text is no such file, or any conversation of it is not whole. */
export function readHistoryFile(text: string): StoredConversation[] | undefined {
  try {
    const file: unknown = JSON.parse(text);
    return isRecord(file) && file.format === FORMAT && isListOf(isConversation)(file.conversations)
      ? file.conversations
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether anything is shown as a study's that it does not say: a quote or an excerpt that is not its words at its
 * place, or a sentence that lies in none of its quotes. Beleg shows no such thing, also not from a file.
 * @param studies all that are quoted; what is of another is not its words.
 */
export function misquotes({ turns }: StoredConversation, studies: readonly StudyResponse[]): boolean {
  const sections = studies.flatMap(({ sections }) => sections);
  const texts = new Map(sections.flatMap(({ passages }) => passages.map(({ id, text }) => [id, text])));
  const isSaid = (passageId: string, { start, end }: Span, words: string) =>
    texts.get(passageId)?.slice(start, end) === words;
  return turns.some(({ found, sentences, citations, answer }) => {
    const cited = [...citations, ...(answer?.citations ?? [])];
    const isQuoted = (text: string, numbers: number[]) =>
      cited.some(({ n, quote }) => numbers.includes(n) && quote.includes(text.trim()));
    const pieces = answer?.comparison?.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => splitMarkers(cell.text, cell.citations)),
    );
    const said = [...sentences, ...(answer?.answer.sentences ?? []), ...(pieces ?? [])];
    return !(
      cited.every(({ passageId, quote, ...span }) => isSaid(passageId, span, quote)) &&
      [...found, ...(answer?.nearest ?? [])].every((line) =>
        isSaid(line.passageId, line.span, line.excerpt),
      ) &&
      said.every(({ text, citations, role }) => isOwn(role) || !text.trim() || isQuoted(text, citations))
    );
  });
}

/** Words of Beleg or of a language model, and shown as theirs. */
function isOwn(role: AnswerSentence['role']): boolean {
  return role === 'frame' || role === 'paraphrase';
}

/** Ids of the studies that conversations quote. */
export function quotedStudies(conversations: readonly StoredConversation[]): Set<string> {
  const turns = conversations.flatMap(({ turns }) => turns);
  const lines = turns.flatMap(({ found, citations, answer }) => [
    ...found,
    ...citations,
    ...(answer?.citations ?? []),
    ...(answer?.nearest ?? []),
  ]);
  return new Set(lines.map(({ passageId }) => studyIdOf(passageId)));
}

/** Takes in what is new, and what is newer than the history's own; gives how many that were. */
export async function importInto(history: History, conversations: StoredConversation[]): Promise<number> {
  let count = 0;
  for (const conversation of conversations) {
    const known = await history.get(conversation.id);
    if (known && known.updated >= conversation.updated) continue;
    await history.put(conversation);
    count++;
  }
  return count;
}

/** The page draws what is stored without looking at it again: what comes from a file must have every part of it. */
type Check<T> = (value: unknown) => value is T;

const isText: Check<string> = (value) => typeof value === 'string';
const isNumber: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);
/** Of conversations and passages, as they stand in addresses. */
const isId: Check<string> = (value): value is string =>
  isText(value) && /^[\p{L}\p{N}.-]{1,200}$/u.test(value);
const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** The last millisecond that a date can name. */
const LAST_TIME = 8.64e15;
const isTime: Check<number> = (value): value is number => isCount(value) && value <= LAST_TIME;
const isFlag: Check<boolean> = (value) => typeof value === 'boolean';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(check: Check<T>): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(check);
}

function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

/** Every key of `T` has its check: a part added to a type is a part added here. */
function shape<T>(checks: { [Key in keyof T]-?: Check<T[Key]> }): Check<T> {
  return (value): value is T =>
    isRecord(value) && Object.entries<Check<unknown>>(checks).every(([key, check]) => check(value[key]));
}

function oneOf<T extends string>(...values: T[]): Check<T> {
  return (value): value is T => values.includes(value as T);
}

const isLanguage = oneOf<Language>('de', 'en');

const isSpan = shape<FoundLine['span']>({ start: isCount, end: isCount });

const isFoundLine = shape<FoundLine>({
  passageId: isId,
  study: optional(isText),
  language: optional(isLanguage),
  section: isListOf(isText),
  machineRead: isFlag,
  excerpt: isText,
  span: isSpan,
});

const isSentence = shape<AnswerSentence>({
  text: isText,
  citations: isListOf(isNumber),
  role: optional(oneOf('frame', 'item', 'paraphrase')),
});

const isCitation = shape<Citation>({
  n: isCount,
  passageId: isId,
  section: isListOf(isText),
  kind: oneOf(
    'summary',
    'conclusion',
    'body',
    'fact-box',
    'pull-quote',
    'abbreviations',
    'map-caption',
    'list',
    'table',
    'footnote',
  ),
  study: optional(isText),
  language: optional(isLanguage),
  page: optional(isCount),
  quote: isText,
  source: optional(isText),
  start: isCount,
  end: isCount,
  speaker: shape<Citation['speaker']>({ kind: oneOf('reported', 'authors'), name: isText }),
});

type Row = Comparison['rows'][number];

const isComparison = shape<Comparison>({
  parties: isListOf(isText),
  rows: isListOf(
    shape<Row>({
      aspect: isText,
      shared: optional(isFlag),
      cells: isListOf(
        shape<Row['cells'][number]>({
          party: isText,
          text: isText,
          citations: isListOf(isNumber),
          passagesChecked: isNumber,
        }),
      ),
    }),
  ),
});

const isAnswer = shape<Answer>({
  question: isText,
  answer: shape<Answer['answer']>({ text: isText, sentences: isListOf(isSentence) }),
  citations: isListOf(isCitation),
  comparison: optional(isComparison),
  abstained: isFlag,
  reason: optional(isText),
  nearest: optional(isListOf(isFoundLine)),
  withheld: optional(isListOf(shape<WithheldSentence>({ text: isText, objections: isListOf(isText) }))),
  notice: optional(isText),
  receipt: shape<Answer['receipt']>({
    encoder: isText,
    index: isText,
    answerer: isText,
    model: optional(isText),
    answer: isText,
  }),
  tookMs: isNumber,
});

const isTurn = shape<Turn>({
  id: isCount,
  question: isText,
  studies: optional(isListOf(isId)),
  correction: optional(isText),
  status: oneOf('searching', 'answering', 'answered', 'stopped', 'failed'),
  standalone: optional(isText),
  found: isListOf(isFoundLine),
  sentences: isListOf(isSentence),
  citations: isListOf(isCitation),
  answer: optional(isAnswer),
  failure: optional(
    shape<NonNullable<Turn['failure']>>({
      kind: oneOf('unreachable', 'locked', 'interrupted', 'server'),
      message: isText,
    }),
  ),
});

const isConversation = shape<StoredConversation>({
  id: isId,
  title: optional(isText),
  created: isTime,
  updated: isTime,
  turns: (value): value is Turn[] =>
    // A new question gets the number after the last.
    isListOf(isTurn)(value) && value.every(({ id }, position) => id === position + 1),
});
