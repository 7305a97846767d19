import { useEffect, useRef } from 'react';
import type { DeepLink } from '../deepLink.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useReader } from '../hooks/useReader.tsx';
import type { LoadedStudy } from '../hooks/useStudy.ts';
import { scrollIntoCentre } from '../scrollIntoCentre.ts';
import { Contents } from './Contents.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { ReaderSection } from './ReaderSection.tsx';

interface ReaderProps extends LoadedStudy {
  link: DeepLink;
}

/** The study beside the chat, at the cited words. */
export function Reader({ link, study, failure, retry }: ReaderProps) {
  const { s } = useLanguage();
  const { visit, close } = useReader();
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { passageId, span } = link;
  const known = study?.sections.some(({ passages }) => passages.some(({ id }) => id === passageId));

  // biome-ignore lint/correctness/useExhaustiveDependencies: every visit goes to its place, also to the same one
  useEffect(() => {
    const passage = passageId && document.getElementById(`passage-${passageId}`);
    if (!passage || !scroller.current) {
      scroller.current?.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
      return;
    }
    const target = passage.querySelector('mark') ?? passage;
    target.focus({ preventScroll: true });
    scrollIntoCentre(target, scroller.current);
  }, [visit, study]);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close();
    };
    addEventListener('keydown', closeOnEscape);
    return () => removeEventListener('keydown', closeOnEscape);
  }, [close]);

  return (
    <aside className="reader" aria-label={s.study}>
      <div className="reader-bar">
        <div className="reader-title">
          <h2 ref={heading} tabIndex={-1} lang={study && 'de'}>
            {study?.title ?? s.study}
          </h2>
          {s.studyLanguageNote && <span className="label">{s.studyLanguageNote}</span>}
        </div>
        {study && <Contents sections={study.sections} scroller={scroller} />}
        <button type="button" className="quiet close" aria-label={s.close} onClick={close}>
          <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
          </svg>
        </button>
      </div>
      <div className="reader-scroller" ref={scroller}>
        <div className="reader-text">
          {failure && <FailureNotice failure={failure} fallback={s.studyFailed} onRetry={retry} />}
          {!failure && !study && <p className="progress">{s.studyLoading}</p>}
          {study && passageId !== undefined && !known && (
            <p className="notice" role="status">
              {s.unknownPassage}
            </p>
          )}
          {study?.sections.map((section) => (
            <ReaderSection
              key={section.id}
              section={section}
              {...(section.passages.some(({ id }) => id === passageId) && { target: passageId, span })}
            />
          ))}
        </div>
      </div>
    </aside>
  );
}
