import { type ChatMessage, chatRequest, MESSAGE_LIMIT } from '../requests.ts';
import type { SentMessage } from './schema.ts';

const fitting = chatRequest.shape.messages.element;

/**
 * Whether a message is part of the conversation. Instructions (system, developer) and what tools say never reach Beleg:
 * how it answers is fixed, and the study alone is what it answers from.
 */
export function speaks({ role }: SentMessage): boolean {
  return role === 'user' || role === 'assistant';
}

/**
 * What of a client's messages is asked of Beleg, still to be checked by `chatRequest`. Clients send the whole conversation
 * with every question, and their users cannot mend it: what Beleg would not take of it, such as a question refused as too
 * long or the essay of another model, is left out, and so is the beginning of one that is too long altogether.
 */
export function conversationOf(sent: SentMessage[]): ChatMessage[] {
  const said = sent
    .filter(speaks)
    .map(({ role, content }) => ({ role, content: textOf(content) }) as ChatMessage);
  const before = said.slice(0, -1).filter((message) => fitting.safeParse(message).success);
  return [...before, ...said.slice(-1)].slice(-MESSAGE_LIMIT);
}

function textOf(content: SentMessage['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ text }) => text ?? []).join('\n');
}
