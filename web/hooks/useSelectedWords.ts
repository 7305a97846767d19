import { useEffect, useState } from 'react';
import { type SelectedWords, selectedWords } from '../reading/selectedWords.ts';

/** What the reader has selected in the study. */
export function useSelectedWords(): SelectedWords | undefined {
  const [selected, setSelected] = useState<SelectedWords>();
  useEffect(() => {
    const follow = () => setSelected(selectedWords(getSelection()));
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, []);
  return selected;
}
