import { type History, latestFirst, type StoredConversation } from './history.ts';

/** History that ends with the page. */
export function createMemoryHistory(): History {
  const conversations = new Map<string, StoredConversation>();
  return {
    isLasting: async () => false,
    list: async () => [...conversations.values()].sort(latestFirst),
    get: async (id) => conversations.get(id),
    put: async (conversation) => void conversations.set(conversation.id, conversation),
    delete: async (id) => void conversations.delete(id),
  };
}
