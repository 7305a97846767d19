import { useCallback, useEffect, useState } from 'react';
import type { StudyResponse } from '#server/schema.ts';
import type { StoredConversation } from '../history/history.ts';
import { importInto, misquotes, quotedStudies, readHistoryFile } from '../history/historyFile.ts';
import { failureOf, fetchStudy } from '../state/api.ts';
import { useStores } from './useStores.tsx';

export interface HistoryList {
  /** Undefined until it was read. */
  conversations: StoredConversation[] | undefined;
  lasting: boolean;
  /** What was deleted last, as long as it can be brought back. */
  deleted: StoredConversation | undefined;
  rename: (conversation: StoredConversation, title: string) => Promise<void>;
  remove: (conversation: StoredConversation) => Promise<void>;
  restore: () => Promise<void>;
  /** How many conversations were new, or why nothing was taken in. */
  importFile: (file: File) => Promise<number | 'unreadable' | 'unreachable' | 'misquotes'>;
}

/** The stored conversations, and what can be done to them; the open one follows. */
export function useHistoryList(): HistoryList {
  const { history, conversation, address } = useStores();
  const [conversations, setConversations] = useState<StoredConversation[]>();
  const [lasting, setLasting] = useState(true);
  const [deleted, setDeleted] = useState<StoredConversation>();

  const read = useCallback(
    // What cannot be read is as good as not there; that nothing lasts is said then.
    () =>
      history.list().then(setConversations, () => {
        setLasting(false);
        setConversations([]);
      }),
    [history],
  );
  useEffect(() => {
    void read();
    void history.isLasting().then(setLasting);
  }, [history, read]);

  return {
    conversations,
    lasting,
    deleted,

    async rename({ id }, title) {
      if (conversation.getState().id === id) conversation.rename(title);
      // The list may be older than what is stored: an answer may have come since.
      const stored = await history.get(id);
      if (!stored) return;
      const { title: _, ...rest } = stored;
      // Newer than before, for another window to take it in.
      await history.put({ ...rest, updated: Date.now(), ...(title && { title }) });
      await conversation.refresh();
      await read();
    },

    async remove(stored) {
      // First, for an answer that is stopped is stored once more.
      if (conversation.getState().id === stored.id) {
        conversation.startAnew();
        address.openConversation(undefined, true);
      }
      await history.delete(stored.id);
      setDeleted(stored);
      await read();
    },

    async restore() {
      if (!deleted) return;
      await history.put(deleted);
      setDeleted(undefined);
      await read();
    },

    async importFile(file) {
      const imported = readHistoryFile(await file.text());
      if (!imported) return 'unreadable';
      const studies: StudyResponse[] = [];
      for (const id of quotedStudies(imported)) {
        try {
          studies.push(await fetchStudy(id));
        } catch (error) {
          // What is quoted of a study that is not there cannot be checked.
          return failureOf(error).kind === 'server' ? 'misquotes' : 'unreachable';
        }
      }
      if (imported.some((each) => misquotes(each, studies))) return 'misquotes';
      const count = await importInto(history, imported);
      conversation.stop();
      await conversation.refresh();
      await read();
      return count;
    },
  };
}
