import type { AnswerSentence, Citation, Comparison, StudyResponse } from '#server/schema.ts';
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

/** Whether any quote is not the study's own words at its place: Beleg shows no such quote, also none from a file. */
export function misquotes({ turns }: StoredConversation, { sections }: StudyResponse): boolean {
  const texts = new Map(sections.flatMap(({ passages }) => passages.map(({ id, text }) => [id, text])));
  return turns
    .flatMap(({ citations, answer }) => [...citations, ...(answer?.citations ?? [])])
    .some(({ passageId, quote, start, end }) => texts.get(passageId)?.slice(start, end) !== quote);
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

const isSpan = shape<FoundLine['span']>({ start: isNumber, end: isNumber });

const isFoundLine = shape<FoundLine>({
  passageId: isText,
  section: isListOf(isText),
  machineRead: isFlag,
  excerpt: isText,
  span: isSpan,
});

const isSentence = shape<AnswerSentence>({
  text: isText,
  citations: isListOf(isNumber),
  role: optional(oneOf('frame', 'item')),
});

const isCitation = shape<Citation>({
  n: isNumber,
  passageId: isText,
  section: isListOf(isText),
  kind: oneOf('summary', 'conclusion', 'body', 'fact-box', 'pull-quote', 'abbreviations', 'map-caption'),
  quote: isText,
  source: optional(isText),
  start: isNumber,
  end: isNumber,
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
  receipt: shape<Answer['receipt']>({ encoder: isText, index: isText, answerer: isText, answer: isText }),
  tookMs: isNumber,
});

const isTurn = shape<Turn>({
  id: isNumber,
  question: isText,
  correction: optional(isText),
  status: oneOf('searching', 'answering', 'answered', 'stopped', 'failed'),
  standalone: optional(isText),
  found: isListOf(isFoundLine),
  sentences: isListOf(isSentence),
  citations: isListOf(isCitation),
  answer: optional(isAnswer),
  failure: optional(
    shape<NonNullable<Turn['failure']>>({
      kind: oneOf('unreachable', 'interrupted', 'server'),
      message: isText,
    }),
  ),
});

const isConversation = shape<StoredConversation>({
  id: isText,
  title: optional(isText),
  created: isNumber,
  updated: isNumber,
  turns: isListOf(isTurn),
});
