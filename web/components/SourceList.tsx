import type { Citation } from '#server/schema.ts';
import { titlesOf } from '#server/titlesOf.ts';
import { citationText } from '../citing/citation.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { wordsLanguage } from '../reading/wordsLanguage.ts';
import { CopyButton } from './CopyButton.tsx';
import { PassageLink } from './PassageLink.tsx';

/** Every quote of an answer in full, with its place. */
export function SourceList({ citations }: { citations: Citation[] }) {
  const { s } = useLanguage();
  if (citations.length === 0) return null;
  return (
    <details className="sources">
      <summary>{s.citations(citations.length)}</summary>
      <ol>
        {citations.map((citation) => {
          const { n, passageId, quote, source, speaker, start, end } = citation;
          return (
            <li key={n} value={n}>
              <span className="place">
                <PassageLink place={{ passageId, span: { start, end } }}>
                  <span lang={wordsLanguage(citation)}>{titlesOf(citation, s.language)}</span>
                </PassageLink>
                <span className="speaker">{speaker.name}</span>
                <span className="print-only">{s.passage(passageId)}</span>
                {source !== undefined && <span className="label">{s.machineRead}</span>}
              </span>
              <blockquote lang={wordsLanguage(citation)}>{quote}</blockquote>
              <CopyButton label={s.copyCitation} text={() => citationText(citation, s, location.origin)} />
            </li>
          );
        })}
      </ol>
    </details>
  );
}
