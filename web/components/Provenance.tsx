import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Answer } from '../state/turn.ts';

/** Of an answer that a language model worded: which, and what it wrote that the study does not bear out. */
export function Provenance({ answer: { receipt, withheld = [] } }: { answer: Answer }) {
  const { s } = useLanguage();
  return (
    <>
      {receipt.model && <p className="provenance">{s.wordedBy(receipt.model)}</p>}
      {withheld.length > 0 && (
        <details className="withheld">
          <summary>{s.withheld(withheld.length)}</summary>
          <ul>
            {withheld.map(({ text, objections }) => (
              <li key={text}>
                <strong>{s.unsupported}:</strong> <del>{text}</del>
                <span className="objections">{objections.join(' ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
