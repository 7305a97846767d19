import { useCallback, useEffect, useReducer, useRef } from 'react';
import { RequestFailure, streamChat } from '../api.ts';
import { conversation, isRunning, type Turn, toMessages } from '../conversation.ts';

export interface Conversation {
  turns: Turn[];
  running: boolean;
  ask: (question: string) => void;
  /** Asks the question of a failed or stopped turn again, in its place. */
  retry: (id: number) => void;
  stop: () => void;
  clear: () => void;
}

/** One question at a time: while an answer is running, `ask` and `retry` do nothing. */
export function useConversation(): Conversation {
  const [turns, dispatch] = useReducer(conversation, []);
  const nextId = useRef(1);
  const current = useRef<{ id: number; abort: AbortController }>(undefined);
  const latest = useRef(turns);
  useEffect(() => {
    latest.current = turns;
  }, [turns]);

  const run = useCallback(async (id: number, question: string) => {
    if (current.current) return;
    const abort = new AbortController();
    current.current = { id, abort };
    const earlier = latest.current.filter((turn) => turn.id < id);
    dispatch({ type: 'asked', id, question });
    try {
      for await (const event of streamChat(toMessages(earlier, question), abort.signal)) {
        if (abort.signal.aborted) return;
        dispatch({ type: 'received', id, event });
      }
    } catch (error) {
      if (abort.signal.aborted) return;
      const failure = error instanceof RequestFailure ? error : new RequestFailure('interrupted');
      dispatch({ type: 'failed', id, failure });
    } finally {
      if (current.current?.abort === abort) current.current = undefined;
    }
  }, []);

  const stop = useCallback(() => {
    if (!current.current) return;
    const { id, abort } = current.current;
    current.current = undefined;
    abort.abort();
    dispatch({ type: 'stopped', id });
  }, []);

  const ask = useCallback((question: string) => void run(nextId.current++, question), [run]);
  const retry = useCallback(
    (id: number) => {
      const turn = latest.current.find((other) => other.id === id);
      if (turn) void run(id, turn.question);
    },
    [run],
  );
  const clear = useCallback(() => {
    stop();
    dispatch({ type: 'cleared' });
  }, [stop]);

  return { turns, running: turns.some(isRunning), ask, retry, stop, clear };
}
