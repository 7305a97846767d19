import type { Turn } from '../state/turn.ts';

/** A conversation as the browser keeps it. Times are milliseconds since 1970. */
export interface StoredConversation {
  id: string;
  /** Only where the reader gave one. */
  title?: string;
  created: number;
  updated: number;
  turns: Turn[];
}

/** Conversations that were had in this browser. Nothing of it leaves the machine. */
export interface History {
  /** False where the browser allows no storage: then all is gone with the page. */
  isLasting(): Promise<boolean>;
  /** The latest first. */
  list(): Promise<StoredConversation[]>;
  get(id: string): Promise<StoredConversation | undefined>;
  put(conversation: StoredConversation): Promise<void>;
  delete(id: string): Promise<void>;
}

/** What stands for a conversation in a list. */
export function titleOf({
  title,
  turns,
}: Pick<StoredConversation, 'turns'> & { title?: string | undefined }): string {
  return title ?? turns[0]?.question ?? '';
}

/** Whether all words of a search stand in its title, questions or answers, in upper or lower case. */
export function mentions(conversation: StoredConversation, search: string): boolean {
  const text = [
    titleOf(conversation),
    ...conversation.turns.flatMap(({ question, sentences }) => [
      question,
      ...sentences.map(({ text }) => text),
    ]),
  ]
    .join('\n')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function latestFirst(a: StoredConversation, b: StoredConversation): number {
  return b.updated - a.updated;
}
