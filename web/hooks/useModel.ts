import { useEffect, useState } from 'react';
import { fetchModel } from '../state/api.ts';

/** The language model that words the answers; undefined where none does, or it is not known yet. */
export function useModel(): string | undefined {
  const [model, setModel] = useState<string>();
  useEffect(() => {
    void fetchModel().then(setModel);
  }, []);
  return model;
}
