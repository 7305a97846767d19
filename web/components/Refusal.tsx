import type { ChatResponse } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { PassageList } from './PassageList.tsx';

/** The study does not answer: why, and where to read on. */
export function Refusal({ answer: { reason, nearest = [] } }: { answer: ChatResponse }) {
  const { s } = useLanguage();
  return (
    <div className="refusal">
      <h3>{s.refusalHeading}</h3>
      <p>{reason ?? s.refusalReason}</p>
      {nearest.length > 0 && (
        <>
          <p className="nearest">{s.nearest}</p>
          <PassageList passages={nearest} />
        </>
      )}
    </div>
  );
}
