import { createStore } from 'zustand/vanilla';
import { SHIPPED_STUDY } from '#corpus/studyId.ts';
import type { StudyEntry } from '#server/schema.ts';
import { type addStudy, failureOf, type fetchStudies, type removeStudy } from './api.ts';
import type { ConversationStore } from './conversation.ts';

/** A file that was not taken in, and why; the reason may be empty. */
export interface Refusal {
  file: string;
  message: string;
}

export interface StudiesState {
  /** The shipped study first; empty until they were read. */
  entries: StudyEntry[];
  /** Whether the server lets readers add studies. */
  canAdd: boolean;
  /** Ids of those that are asked. */
  chosen: readonly string[];
  /** Names of the files that are being taken in. */
  pending: readonly string[];
  refusals: readonly Refusal[];
}

interface StudiesParts {
  fetch: typeof fetchStudies;
  add: typeof addStudy;
  remove: typeof removeStudy;
  /** What was chosen the last time, and where it is kept. */
  remembered: readonly string[];
  remember: (ids: readonly string[]) => void;
}

const SHIPPED_ALONE = [SHIPPED_STUDY];

/** The studies that can be asked, and those that are. */
export function createStudies({ fetch, add, remove, remembered, remember }: StudiesParts) {
  const store = createStore<StudiesState>()(() => ({
    entries: [],
    canAdd: false,
    chosen: remembered.length ? remembered : SHIPPED_ALONE,
    pending: [],
    refusals: [],
  }));

  /** At least one is asked, and none that is not there. */
  function choose(ids: readonly string[]): void {
    const { entries } = store.getState();
    const there = entries.length ? ids.filter((id) => entries.some((entry) => entry.id === id)) : ids;
    const chosen = there.length ? [...new Set(there)] : SHIPPED_ALONE;
    store.setState({ chosen });
    remember(chosen);
  }

  /** Leaves things as they are where the server is out of reach. */
  async function load(): Promise<void> {
    const response = await fetch().catch(() => undefined);
    if (!response) return;
    store.setState({ entries: response.studies, canAdd: response.canAdd });
    choose(store.getState().chosen);
  }

  async function takeIn(file: File): Promise<string | undefined> {
    store.setState(({ pending }) => ({ pending: [...pending, file.name] }));
    try {
      return (await add(file)).id;
    } catch (error) {
      const refusal = { file: file.name, message: failureOf(error).message };
      store.setState(({ refusals }) => ({ refusals: [...refusals, refusal] }));
      return undefined;
    } finally {
      store.setState(({ pending }) => ({ pending: without(pending, file.name) }));
    }
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    load,
    choose,

    toggle(id: string): void {
      const { chosen } = store.getState();
      choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
    },

    /** Takes files in, one after the other; what was added last is asked from now on. */
    async add(files: readonly File[]): Promise<void> {
      store.setState({ refusals: [] });
      const added: string[] = [];
      for (const file of files) {
        const id = await takeIn(file);
        if (id !== undefined) added.push(id);
      }
      await load();
      if (added.length) choose(added);
    },

    async remove({ id, title }: StudyEntry): Promise<void> {
      try {
        await remove(id);
      } catch (error) {
        store.setState({ refusals: [{ file: title, message: failureOf(error).message }] });
      }
      await load();
    },
  };
}

export type StudiesStore = ReturnType<typeof createStudies>;

/** What is sent with a question; the shipped study alone goes without saying. */
export function sentWith(chosen: readonly string[]): string[] | undefined {
  return chosen.length === 1 && chosen[0] === SHIPPED_STUDY ? undefined : [...chosen];
}

/** A conversation that is taken up goes on with the studies that it asked last. */
export function followConversation(studies: StudiesStore, conversation: ConversationStore): void {
  conversation.subscribe(({ id, turns, asked }, before) => {
    if (id === before.id || !turns.length || asked !== undefined) return;
    studies.choose(turns.at(-1)!.studies ?? SHIPPED_ALONE);
  });
}

function without(names: readonly string[], name: string): string[] {
  const at = names.indexOf(name);
  return names.filter((_, position) => position !== at);
}
