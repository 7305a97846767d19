import type { Citation } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { PassageLink } from './PassageLink.tsx';

/** Every quote of an answer in full, with its place. */
export function SourceList({ citations }: { citations: Citation[] }) {
  const { s } = useLanguage();
  if (citations.length === 0) return null;
  return (
    <details className="sources">
      <summary>{s.citations(citations.length)}</summary>
      <ol>
        {citations.map(({ n, passageId, section, quote, source, speaker, start, end }) => (
          <li key={n} value={n}>
            <span className="place">
              <PassageLink link={{ passageId, span: { start, end } }}>
                <span lang="de">{section.join(' › ')}</span>
              </PassageLink>
              <span className="speaker">{speaker.name}</span>
              {source !== undefined && <span className="label">{s.machineRead}</span>}
            </span>
            <blockquote lang="de">{quote}</blockquote>
          </li>
        ))}
      </ol>
    </details>
  );
}
