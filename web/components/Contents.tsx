import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import type { Language } from '#server/requests.ts';
import type { StudyResponse } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';

interface ContentsProps {
  sections: StudyResponse['sections'];
  lang: Language;
  onGoTo: (sectionId: string) => void;
}

/** The study's table of contents, which folds out of the reader's bar. */
export function Contents({ sections, lang, onGoTo }: ContentsProps) {
  const { s } = useLanguage();
  const details = useRef<HTMLDetailsElement>(null);

  function goTo(sectionId: string) {
    if (details.current) details.current.open = false;
    onGoTo(sectionId);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !details.current?.open) return;
    // Escape closes what opened last: here the contents, not the reader around them.
    event.preventDefault();
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }

  function closeOnLeaving({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
    if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
  }

  return (
    <details className="contents" ref={details} onKeyDown={onKeyDown} onBlur={closeOnLeaving}>
      <summary>{s.contents}</summary>
      <nav aria-label={s.contents} lang={lang} tabIndex={-1}>
        <ol>
          {sections.map(({ id, title, level }) => (
            <li key={id} className={`level-${level}`}>
              <button type="button" onClick={() => goTo(id)}>
                {title}
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
