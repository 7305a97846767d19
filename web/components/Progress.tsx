import { useEffect, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Turn } from '../state/turn.ts';

/** From so many milliseconds on, waiting needs a word. */
const SLOW = 4_000;

/** What Beleg is doing, and after a while that it takes long and can be stopped. */
export function Progress({ status }: { status: Turn['status'] }) {
  const { s } = useLanguage();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="progress">
      {status === 'searching' ? s.searching : s.answering}
      {slow && <span role="status"> {s.slow}</span>}
    </p>
  );
}
