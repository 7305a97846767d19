import { useCallback, useEffect, useState } from 'react';
import type { StoredConversation } from '../history/history.ts';
import { importInto, readHistoryFile } from '../history/historyFile.ts';
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
  /** How many conversations were new; undefined where the file is none of ours. */
  importFile: (file: File) => Promise<number | undefined>;
}

/** The stored conversations, and what can be done to them; the open one follows. */
export function useHistoryList(): HistoryList {
  const { history, conversation, address } = useStores();
  const [conversations, setConversations] = useState<StoredConversation[]>();
  const [lasting, setLasting] = useState(true);
  const [deleted, setDeleted] = useState<StoredConversation>();

  const read = useCallback(async () => setConversations(await history.list()), [history]);
  useEffect(() => {
    void read();
    void history.isLasting().then(setLasting);
  }, [history, read]);

  return {
    conversations,
    lasting,
    deleted,

    async rename({ title: _, ...stored }, title) {
      await history.put({ ...stored, ...(title && { title }) });
      if (conversation.getState().id === stored.id) conversation.rename(title);
      await read();
    },

    async remove(stored) {
      await history.delete(stored.id);
      setDeleted(stored);
      if (conversation.getState().id === stored.id) {
        conversation.startAnew();
        address.openConversation(undefined, true);
      }
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
      if (!imported) return undefined;
      const count = await importInto(history, imported);
      await read();
      return count;
    },
  };
}
