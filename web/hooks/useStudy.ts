import { useCallback, useEffect, useState } from 'react';
import type { StudyResponse } from '#server/schema.ts';
import { type Failure, failureOf, fetchStudy } from '../state/api.ts';

export interface LoadedStudy {
  study?: StudyResponse;
  failure?: Failure;
  retry: () => void;
}

/** The whole study, loaded once and ahead of time, so that a citation opens at once. */
export function useStudy(): LoadedStudy {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Omit<LoadedStudy, 'retry'>>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    fetchStudy(abort.signal).then(
      (study) => setLoaded({ study }),
      (error) => !abort.signal.aborted && setLoaded({ failure: failureOf(error) }),
    );
    return () => abort.abort();
  }, [attempt]);

  const retry = useCallback(() => {
    setLoaded({});
    setAttempt((count) => count + 1);
  }, []);
  return { ...loaded, retry };
}
