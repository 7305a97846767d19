import type { ChatMessage, Language, MESSAGE_LIMIT } from '#server/requests.ts';
import type { AnswerSentence, ChatResponse, Citation, FoundPassage } from '#server/schema.ts';
import type { Span } from './address.ts';
import type { ChatEvent, Failure } from './api.ts';

/** The server's limits; their types hold them to the schema. */
const messageLimit: typeof MESSAGE_LIMIT = 200;
/** Longest answer sent back as context, in characters. */
const CONTEXT_LIMIT = 40_000;

/** A question and all that came of it. Plain data: it is stored as it is. */
export interface Turn {
  /** Position in the conversation, from 1; it stays when the question is asked again. */
  id: number;
  /** As typed. */
  question: string;
  /** Ids of the studies that were asked; absent: the shipped one. */
  studies?: string[];
  /** What the reader put in place of Beleg's reading of the question; it is sent instead. */
  correction?: string;
  status: 'searching' | 'answering' | 'answered' | 'stopped' | 'failed';
  /** As the server understood it; equals `question` unless it was a follow-up. */
  standalone?: string;
  found: FoundLine[];
  sentences: AnswerSentence[];
  citations: Citation[];
  answer?: Answer;
  failure?: Failure;
}

/** The server's answer, with the nearest passages as lines alone; its language shows. */
export type Answer = Omit<ChatResponse, 'nearest' | 'language'> & { nearest?: FoundLine[] };

/** A passage found: where it stands, and the sentence that fits the question best. */
export interface FoundLine {
  passageId: string;
  /** Title and language of the added study that it belongs to. */
  study?: string;
  language?: Language;
  section: string[];
  machineRead: boolean;
  excerpt: string;
  span: Span;
}

export function newTurn(
  id: number,
  question: string,
  { studies, correction }: { studies?: string[] | undefined; correction?: string | undefined } = {},
): Turn {
  return {
    id,
    question,
    ...(studies && { studies }),
    ...(correction && { correction }),
    status: 'searching',
    found: [],
    sentences: [],
    citations: [],
  };
}

export function isRunning({ status }: Turn): boolean {
  return status === 'searching' || status === 'answering';
}

/** The turn after something arrived for it. */
export function advance(turn: Turn, { name, data }: ChatEvent): Turn {
  switch (name) {
    case 'passages':
      return { ...turn, standalone: data.question, found: data.passages.map(foundLine) };
    case 'sentence': {
      const { sources, ...sentence } = data;
      return {
        ...turn,
        status: 'answering',
        sentences: [...turn.sentences, sentence],
        citations: [...turn.citations, ...sources],
      };
    }
    case 'answer': {
      const { nearest, language: _, ...answer } = data;
      return {
        ...turn,
        status: 'answered',
        standalone: data.question,
        sentences: data.answer.sentences,
        citations: data.citations,
        answer: { ...answer, ...(nearest && { nearest: nearest.map(foundLine) }) },
      };
    }
  }
}

/** What is sent with a question: the turns before it that got an answer, or a part of one, and the question. */
export function toMessages(earlier: Turn[], question: string): ChatMessage[] {
  const context = earlier.flatMap((turn): ChatMessage[] => {
    const content = turn.answer ? spoken(turn.answer) : turn.sentences.map(({ text }) => text).join(' ');
    if (!turn.answer && !content) return [];
    return [
      { role: 'user', content: turn.correction ?? turn.question },
      { role: 'assistant', content: content.slice(0, CONTEXT_LIMIT) },
    ];
  });
  // An odd number of messages, so that the oldest kept is a question.
  return [...context.slice(-(messageLimit - 2)), { role: 'user', content: question }];
}

/** A refusal's words are its reason. */
export function spoken({ abstained, reason, answer }: Answer): string {
  return abstained ? (reason ?? answer.text) : answer.text;
}

/** The question as it was understood, where that is not how it was put. */
export function understoodAs({ question, correction, standalone }: Turn): string | undefined {
  const understood = (standalone ?? correction)?.trim();
  return understood === question ? undefined : understood;
}

function foundLine({ id, kind, study, language, section, text, matched: { best } }: FoundPassage): FoundLine {
  return {
    passageId: id,
    ...(study && { study }),
    ...(language && { language }),
    section,
    machineRead: kind === 'map-caption',
    excerpt: text.slice(best.start, best.end),
    span: best,
  };
}
