import { useEffect } from 'react';
import type { Failure } from '../state/api.ts';
import { isRunning } from '../state/turn.ts';
import { useConversation, useHealth, useStores } from './useStores.tsx';
import type { LoadedStudy } from './useStudy.ts';

/** How long the server may be silent on a question before it is looked after, in milliseconds. */
const PATIENCE = 1_500;

/**
 * Looks after the server when something failed or takes long, and when it can be asked again takes up what it could not answer:
 * the study, and the last question.
 */
export function useRecovery({ failure, retry }: LoadedStudy): void {
  const { connection, conversation } = useStores();
  const health = useHealth();
  const last = useConversation(({ turns }) => turns.at(-1));
  const studyLost = isToRecover(failure);
  const questionLost = isToRecover(last?.failure);
  const interrupted = last?.failure?.kind === 'interrupted';
  const waiting = last?.status === 'searching';
  const lastId = last?.id;

  useEffect(() => {
    if (studyLost || questionLost || interrupted) void connection.check();
  }, [connection, studyLost, questionLost, interrupted]);

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => void connection.check(), PATIENCE);
    return () => clearTimeout(timer);
  }, [connection, waiting]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server has come back
  useEffect(() => {
    if (health !== 'ready') return;
    if (studyLost) retry();
    if (questionLost && lastId !== undefined && !conversation.getState().turns.some(isRunning)) {
      void conversation.askAgain(lastId);
    }
  }, [health]);
}

function isToRecover(failure: Failure | undefined): boolean {
  return failure?.kind === 'unreachable' || failure?.kind === 'locked';
}
