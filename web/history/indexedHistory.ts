import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type History, latestFirst, type StoredConversation } from './history.ts';
import { createMemoryHistory } from './memoryHistory.ts';

interface Schema extends DBSchema {
  conversations: { key: string; value: StoredConversation };
}

const NAME = 'beleg';
const STORE = 'conversations';

/** History in IndexedDB; in memory alone where the browser denies that. Opened when it is first used. */
export function createHistory(): History {
  let opened: Promise<History> | undefined;
  const history = () => {
    opened ??= open().then(inDatabase, createMemoryHistory);
    return opened;
  };
  return {
    isLasting: async () => (await history()).isLasting(),
    list: async () => (await history()).list(),
    get: async (id) => (await history()).get(id),
    put: async (conversation) => (await history()).put(conversation),
    delete: async (id) => (await history()).delete(id),
  };
}

/** Async, so that a browser which throws on the mere mention of storage is refused like any other. */
async function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, 1, { upgrade: (db) => void db.createObjectStore(STORE, { keyPath: 'id' }) });
}

function inDatabase(db: IDBPDatabase<Schema>): History {
  return {
    isLasting: async () => true,
    list: async () => (await db.getAll(STORE)).sort(latestFirst),
    get: (id) => db.get(STORE, id),
    put: async (conversation) => void (await db.put(STORE, conversation)),
    delete: (id) => db.delete(STORE, id),
  };
}
