import type {
  AnswerSentence,
  ChatMessage,
  ChatResponse,
  Citation,
  FoundPassage,
  MESSAGE_LIMIT,
} from '#server/schema.ts';
import type { ChatEvent, RequestFailure } from './api.ts';

/** The server's limits; their types hold them to the schema. */
const messageLimit: typeof MESSAGE_LIMIT = 200;
/** Longest answer sent back as context, in characters. */
const CONTEXT_LIMIT = 40_000;

export interface Turn {
  id: number;
  /** As typed. */
  question: string;
  status: 'searching' | 'answering' | 'answered' | 'stopped' | 'failed';
  /** As the server understood it; equals `question` unless it was a follow-up. */
  standalone?: string;
  found: FoundPassage[];
  sentences: AnswerSentence[];
  citations: Citation[];
  answer?: ChatResponse;
  failure?: RequestFailure;
}

export type ConversationAction =
  | { type: 'asked'; id: number; question: string }
  | { type: 'received'; id: number; event: ChatEvent }
  | { type: 'stopped'; id: number }
  | { type: 'failed'; id: number; failure: RequestFailure }
  | { type: 'cleared' };

/** Asking with the id of a turn that failed or was stopped asks again in its place. */
export function conversation(turns: Turn[], action: ConversationAction): Turn[] {
  if (action.type === 'cleared') return [];
  const { id } = action;
  if (action.type === 'asked') {
    const turn: Turn = {
      id,
      question: action.question,
      status: 'searching',
      found: [],
      sentences: [],
      citations: [],
    };
    return turns.some((other) => other.id === id)
      ? turns.map((other) => (other.id === id ? turn : other))
      : [...turns, turn];
  }
  return turns.map((turn) => (turn.id === id ? advance(turn, action) : turn));
}

export function isRunning({ status }: Turn): boolean {
  return status === 'searching' || status === 'answering';
}

/** What is sent with a question: the turns before it that got an answer, or a part of one, and the question. */
export function toMessages(earlier: Turn[], question: string): ChatMessage[] {
  const context = earlier.flatMap((turn): ChatMessage[] => {
    const content = turn.answer ? spoken(turn.answer) : turn.sentences.map(({ text }) => text).join(' ');
    if (!turn.answer && !content) return [];
    return [
      { role: 'user', content: turn.question },
      { role: 'assistant', content: content.slice(0, CONTEXT_LIMIT) },
    ];
  });
  // An odd number of messages, so that the oldest kept is a question.
  return [...context.slice(-(messageLimit - 2)), { role: 'user', content: question }];
}

/** A refusal's words are its reason. */
export function spoken({ abstained, reason, answer }: ChatResponse): string {
  return abstained ? (reason ?? answer.text) : answer.text;
}

type Progress = Exclude<ConversationAction, { type: 'asked' } | { type: 'cleared' }>;

function advance(turn: Turn, action: Progress): Turn {
  if (action.type === 'stopped') return { ...turn, status: 'stopped' };
  if (action.type === 'failed') return { ...turn, status: 'failed', failure: action.failure };
  const { name, data } = action.event;
  switch (name) {
    case 'passages':
      return { ...turn, standalone: data.question, found: data.passages };
    case 'sentence': {
      const { sources, ...sentence } = data;
      return {
        ...turn,
        status: 'answering',
        sentences: [...turn.sentences, sentence],
        citations: [...turn.citations, ...sources],
      };
    }
    case 'answer':
      return {
        ...turn,
        status: 'answered',
        standalone: data.question,
        sentences: data.answer.sentences,
        citations: data.citations,
        answer: data,
      };
  }
}
