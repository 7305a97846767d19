import { createStore } from 'zustand/vanilla';
import type { History, StoredConversation } from '../history/history.ts';
import { failureOf, type streamChat } from './api.ts';
import { advance, isRunning, newTurn, type Turn, toMessages } from './turn.ts';

export interface ConversationState {
  /** Absent until the first question is asked. */
  id: string | undefined;
  /** Only where the reader gave one; else the first question stands for it. */
  title: string | undefined;
  /** In milliseconds since 1970. */
  created: number;
  /** When the history's own was last written, as far as this page knows. */
  updated: number;
  turns: Turn[];
  /** Id of the turn that was last asked here; the others were taken up from the history. */
  asked: number | undefined;
  /** The address names a conversation that this browser does not hold. */
  unknown: boolean;
  /** The last change could not be stored. */
  unsaved: boolean;
}

export interface ConversationParts {
  history: History;
  stream: typeof streamChat;
  /** Ids of the studies to ask; none: the shipped one. */
  studies?: () => string[] | undefined;
  newId?: () => string;
}

const EMPTY: ConversationState = {
  id: undefined,
  title: undefined,
  created: 0,
  updated: 0,
  turns: [],
  asked: undefined,
  unknown: false,
  unsaved: false,
};

/**
 * The open conversation: asks one question at a time (while an answer is running, asking does nothing), and stores
 * what came of it.
 */
export function createConversation({
  history,
  stream,
  studies = () => undefined,
  newId = randomId,
}: ConversationParts) {
  const store = createStore<ConversationState>()(() => EMPTY);
  let current: { turn: number; abort: AbortController } | undefined;
  /** What was last to be opened: one that comes late from the history is not wanted any more. */
  let wanted: string | undefined;

  function change(id: number, next: (turn: Turn) => Turn): void {
    store.setState(({ turns }) => ({ turns: turns.map((turn) => (turn.id === id ? next(turn) : turn)) }));
  }

  function place(turn: Turn): void {
    const { id, turns } = store.getState();
    wanted = undefined;
    const known = turns.some((other) => other.id === turn.id);
    store.setState({
      ...(id === undefined && { id: newId(), created: Date.now(), unknown: false }),
      turns: known ? turns.map((other) => (other.id === turn.id ? turn : other)) : [...turns, turn],
      asked: turn.id,
    });
  }

  async function save(): Promise<void> {
    const { id, title, created, turns } = store.getState();
    if (id === undefined) return;
    const updated = Date.now();
    const stored: StoredConversation = {
      id,
      ...(title && { title }),
      created,
      updated,
      turns: turns.map(settled),
    };
    store.setState({ updated });
    const unsaved = await history.put(stored).then(
      () => false,
      () => true,
    );
    if (store.getState().id === id) store.setState({ unsaved });
  }

  async function read(id: string): Promise<StoredConversation | undefined> {
    return history.get(id).catch(() => undefined);
  }

  async function run(turn: Turn): Promise<void> {
    if (current) return;
    const abort = new AbortController();
    current = { turn: turn.id, abort };
    place(turn);
    const saved = save();
    const earlier = store.getState().turns.filter(({ id }) => id < turn.id);
    try {
      const messages = toMessages(earlier, turn.correction ?? turn.question);
      for await (const event of stream(messages, turn.studies, abort.signal)) {
        if (abort.signal.aborted) return;
        change(turn.id, (before) => advance(before, event));
      }
    } catch (error) {
      if (abort.signal.aborted) return;
      change(turn.id, (before) => ({ ...before, status: 'failed', failure: failureOf(error) }));
    } finally {
      if (current?.abort === abort) current = undefined;
    }
    await saved;
    await save();
  }

  function stop(): void {
    if (!current) return;
    const { turn, abort } = current;
    current = undefined;
    abort.abort();
    change(turn, (before) => ({ ...before, status: 'stopped' }));
    void save();
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    stop,

    ask(question: string): Promise<void> {
      return run(newTurn(store.getState().turns.length + 1, question, { studies: studies() }));
    },

    /** Asks a turn's question again in its place; `changed` replaces the question, or how it was understood. */
    askAgain(id: number, changed: { question?: string; correction?: string } = {}): Promise<void> {
      const turn = store.getState().turns.find((other) => other.id === id);
      if (!turn) return Promise.resolve();
      stop();
      const { question = turn.question } = changed;
      const correction = changed.question === undefined ? (changed.correction ?? turn.correction) : undefined;
      return run(newTurn(id, question, { studies: turn.studies, correction }));
    },

    /** Puts the conversation away and begins an empty one. */
    startAnew(): void {
      stop();
      wanted = undefined;
      store.setState(EMPTY, true);
    },

    /** Takes up a stored conversation. */
    async open(id: string): Promise<void> {
      wanted = id;
      if (store.getState().id === id) return;
      stop();
      const stored = await read(id);
      if (wanted !== id) return;
      store.setState(stored ? takenUp(stored) : { ...EMPTY, unknown: true }, true);
    },

    /** Takes in what another window has added since. */
    async refresh(): Promise<void> {
      const { id } = store.getState();
      const stored = id === undefined || current ? undefined : await read(id);
      const now = store.getState();
      if (!stored || current || now.id !== id || stored.updated <= now.updated) return;
      store.setState(takenUp(stored), true);
    },

    /** An empty title is none. */
    rename(title: string): void {
      store.setState({ title: title || undefined });
    },
  };
}

export type ConversationStore = ReturnType<typeof createConversation>;

function takenUp({ id, title, created, updated, turns }: StoredConversation): ConversationState {
  return { ...EMPTY, id, title, created, updated, turns };
}

/** A conversation is stored while an answer runs: read again, that answer was stopped. */
function settled(turn: Turn): Turn {
  return isRunning(turn) ? { ...turn, status: 'stopped' } : turn;
}

/** Ten letters and digits. `crypto.randomUUID` is to be had on https and localhost alone. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
