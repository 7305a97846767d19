import { useId, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { wordsLanguage } from '../reading/wordsLanguage.ts';
import type { FoundLine } from '../state/turn.ts';
import { PassageLink } from './PassageLink.tsx';

/** So many show at once, a line each: what stands above an answer must not push it out of sight. */
const SHOWN = 3;

/** The passages found, each with the sentence that fits the question best. It keeps its height when the answer comes. */
export function FoundPassages({ found }: { found: FoundLine[] }) {
  const { s } = useLanguage();
  const id = useId();
  const [all, setAll] = useState(false);
  return (
    <div className={all ? 'found all' : 'found'}>
      <ul id={id} aria-label={s.found(found.length)}>
        {(all ? found : found.slice(0, SHOWN)).map((line) => (
          <FoundPassage key={line.passageId} line={line} />
        ))}
      </ul>
      {found.length > SHOWN && (
        <button
          type="button"
          className="quiet"
          aria-expanded={all}
          aria-controls={id}
          onClick={() => setAll(!all)}
        >
          {all ? s.foundLess : s.foundAll(found.length)}
        </button>
      )}
    </div>
  );
}

export function FoundPassage({ line }: { line: FoundLine }) {
  const { s } = useLanguage();
  const { passageId, study, section, machineRead, excerpt, span } = line;
  return (
    <li>
      <span className="place">
        <PassageLink place={{ passageId, span }}>
          <span lang={wordsLanguage(line)}>{[study, section.at(-1)].filter(Boolean).join(' › ')}</span>
        </PassageLink>
        {machineRead && <span className="label">{s.machineRead}</span>}
      </span>{' '}
      <span className="excerpt" lang={wordsLanguage(line)}>
        {excerpt}
      </span>
    </li>
  );
}
