import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Answer } from '../state/turn.ts';
import { FoundPassage } from './FoundPassages.tsx';
import { Provenance } from './Provenance.tsx';

/** The study does not answer: what is missing, where to read on, and how to ask on. */
export function Refusal({ answer }: { answer: Answer }) {
  const { s } = useLanguage();
  const { reason, nearest = [] } = answer;
  return (
    <div className="refusal">
      <h3>{s.refusalHeading}</h3>
      <p>{reason ?? s.refusalReason}</p>
      {nearest.length > 0 && (
        <>
          <p className="lead">{s.nearest}</p>
          <ul className="nearest">
            {nearest.map((line) => (
              <FoundPassage key={line.passageId} line={line} />
            ))}
          </ul>
        </>
      )}
      <Provenance answer={answer} />
      <p className="hint">{s.refusalHint}</p>
    </div>
  );
}
