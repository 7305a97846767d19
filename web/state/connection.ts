import { createStore } from 'zustand/vanilla';
import type { fetchHealth, Health } from './api.ts';

/** How often a server that is not ready is asked again, in milliseconds. */
const POLL = 500;

/** Whether the server can be asked. It is taken for ready until it is seen not to be. */
export function createConnection(health: typeof fetchHealth, poll = POLL) {
  const store = createStore<{ health: Health }>()(() => ({ health: 'ready' }));
  let checking: Promise<void> | undefined;

  async function check(): Promise<void> {
    for (;;) {
      const now = await health();
      store.setState({ health: now });
      // Only its reader can open a server that is locked.
      if (now === 'ready' || now === 'locked') return;
      await new Promise((resolve) => setTimeout(resolve, poll));
    }
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    /** Looks now, and again and again until the server is ready, or wants a token. */
    check(): Promise<void> {
      checking ??= check().finally(() => {
        checking = undefined;
      });
      return checking;
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;
