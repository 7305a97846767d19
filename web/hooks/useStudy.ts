import { useCallback, useEffect, useState } from 'react';
import type { StudyResponse } from '#server/schema.ts';
import { type Failure, failureOf, fetchStudy } from '../state/api.ts';

export interface LoadedStudy {
  study?: StudyResponse;
  failure?: Failure;
  retry: () => void;
}

type Loaded = Omit<LoadedStudy, 'retry'> & { id: string };

/** A whole study, loaded ahead of time, so that a citation opens at once. */
export function useStudy(id: string): LoadedStudy {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ id });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    fetchStudy(id, abort.signal).then(
      (study) => setLoaded({ id, study }),
      (error) => !abort.signal.aborted && setLoaded({ id, failure: failureOf(error) }),
    );
    return () => abort.abort();
  }, [id, attempt]);

  const retry = useCallback(() => {
    setLoaded({ id });
    setAttempt((count) => count + 1);
  }, [id]);
  // What was loaded before is of another study.
  const { study, failure } = loaded.id === id ? loaded : {};
  return { ...(study && { study }), ...(failure && { failure }), retry };
}
