import { useCallback, useEffect, useState } from 'react';
import type { StudyResponse } from '#server/schema.ts';
import { fetchStudy, RequestFailure } from '../api.ts';

export interface LoadedStudy {
  study?: StudyResponse;
  failure?: RequestFailure;
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
      (error) => {
        if (abort.signal.aborted) return;
        setLoaded({ failure: error instanceof RequestFailure ? error : new RequestFailure('interrupted') });
      },
    );
    return () => abort.abort();
  }, [attempt]);

  const retry = useCallback(() => {
    setLoaded({});
    setAttempt((count) => count + 1);
  }, []);
  return { ...loaded, retry };
}
