import { LibraryBig } from 'lucide-react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStudies } from '../hooks/useStores.tsx';

/** Which studies a question goes to, and where to choose others. Where there is but one, and none can be added, nothing. */
export function AskedStudies({ onClick }: { onClick: () => void }) {
  const { s } = useLanguage();
  const { entries, canAdd, chosen } = useStudies((state) => state);
  if (entries.length < 2 && !canAdd) return null;
  const [only, another] = chosen;
  const title = another ? undefined : entries.find(({ id }) => id === only)?.title;
  return (
    <button
      type="button"
      className="quiet asked"
      onClick={onClick}
      aria-label={s.askedStudies(chosen.length, title)}
    >
      <LibraryBig aria-hidden="true" />
      <span>{title ?? s.studyCount(chosen.length)}</span>
    </button>
  );
}
