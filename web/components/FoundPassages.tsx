import type { FoundPassage } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { PassageList } from './PassageList.tsx';

interface FoundPassagesProps {
  passages: FoundPassage[];
  /** While the answer is being written. It stands below the answer, so closing it moves nothing. */
  expanded: boolean;
}

export function FoundPassages({ passages, expanded }: FoundPassagesProps) {
  const { s } = useLanguage();
  return (
    <details className="found" open={expanded}>
      <summary>{s.found(passages.length)}</summary>
      <PassageList passages={passages} />
    </details>
  );
}
