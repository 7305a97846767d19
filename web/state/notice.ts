import { createStore } from 'zustand/vanilla';

/** What was done last and needs a word to those who cannot see it; empty when there is nothing to say. */
export function createNotice() {
  return createStore<{ text: string }>()(() => ({ text: '' }));
}

export type Notice = ReturnType<typeof createNotice>;
