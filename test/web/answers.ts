import type { ChatResponse, Citation } from '#server/schema.ts';
import type { StoredConversation } from '../../web/history/history.ts';
import type { ChatEvent } from '../../web/state/api.ts';
import { advance, newTurn, type Turn } from '../../web/state/turn.ts';

export function citation(n: number, more: Partial<Citation> = {}): Citation {
  return {
    n,
    passageId: 'a-01',
    section: ['Beiträge', 'Übungen'],
    kind: 'body',
    quote: 'Parallel.',
    start: 0,
    end: 9,
    speaker: { kind: 'reported', name: 'Pentagon' },
    ...more,
  };
}

export function response(text: string, more: Partial<ChatResponse> = {}): ChatResponse {
  return {
    question: 'Frage',
    language: 'de',
    answer: { text, sentences: text ? [{ text, citations: [] }] : [] },
    citations: [],
    abstained: false,
    receipt: { encoder: 'e', index: 'i', answerer: 'a', answer: 'h' },
    tookMs: 1,
    ...more,
  };
}

export function answerEvent(data: ChatResponse): ChatEvent {
  return { name: 'answer', data };
}

export function sentenceEvent(text: string): ChatEvent {
  return { name: 'sentence', data: { text, citations: [], sources: [] } };
}

export function answeredTurn(id: number, question: string, data: ChatResponse): Turn {
  return advance(newTurn(id, question), answerEvent(data));
}

export function stored(id: string, updated: number, ...turns: Turn[]): StoredConversation {
  return { id, created: 1, updated, turns };
}
