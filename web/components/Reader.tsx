import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Excerpt } from '../citing/citation.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useReader } from '../hooks/useReader.tsx';
import { useSelectedWords } from '../hooks/useSelectedWords.ts';
import { useAddress } from '../hooks/useStores.tsx';
import type { LoadedStudy } from '../hooks/useStudy.ts';
import { excerptOf, passageOf } from '../reading/excerptOf.ts';
import { scrollIntoCentre } from '../reading/scrollIntoCentre.ts';
import type { StudyPlace } from '../state/address.ts';
import { Contents } from './Contents.tsx';
import { ExcerptBar } from './ExcerptBar.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { ReaderSection } from './ReaderSection.tsx';
import { StudySearch } from './StudySearch.tsx';

interface ReaderProps extends LoadedStudy {
  place: StudyPlace;
  /** The reader wants to know more of some words, or of a section named so. */
  onAskAbout: (words: string) => void;
}

/** The study beside the chat, at the cited words. */
export function Reader({ place, study, failure, retry, onAskAbout }: ReaderProps) {
  const { language, s } = useLanguage();
  const { close } = useReader();
  const visit = useAddress(({ visit }) => visit);
  const selected = useSelectedWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { passageId } = place;
  const target = study && passageOf(study, passageId);
  // Words beyond the passage's end: the passage is meant.
  const span = target && place.span && place.span.start < target.text.length ? place.span : undefined;
  const excerpt: Excerpt | undefined = study && excerptOf(study, selected ?? { passageId, span });

  // biome-ignore lint/correctness/useExhaustiveDependencies: every visit goes to its place, also to the same one
  useEffect(() => {
    // What was selected before is no longer what the bar below is about.
    getSelection()?.removeAllRanges();
    const passage = passageId && document.getElementById(`passage-${passageId}`);
    if (!passage || !scroller.current) {
      scroller.current?.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
      return;
    }
    const words = passage.querySelector<HTMLElement>('mark') ?? passage;
    words.focus({ preventScroll: true });
    scrollIntoCentre(words, scroller.current);
  }, [visit, study]);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close();
    };
    addEventListener('keydown', closeOnEscape);
    return () => removeEventListener('keydown', closeOnEscape);
  }, [close]);

  function goTo(sectionId: string) {
    const heading = document.getElementById(`section-${sectionId}`);
    if (!heading || !scroller.current) return;
    heading.focus({ preventScroll: true });
    scroller.current.scrollTop +=
      heading.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
  }

  return (
    <aside className="reader" aria-label={s.study}>
      <div className="reader-bar">
        <div className="reader-title">
          <h2 ref={heading} tabIndex={-1} lang={study?.language}>
            {study?.title ?? s.study}
          </h2>
          {study && study.language !== language && <span className="label">{s.studyLanguageNote}</span>}
        </div>
        <button type="button" className="icon-button" aria-label={s.close} onClick={() => close()}>
          <X aria-hidden="true" />
        </button>
        {study && (
          <div className="reader-tools">
            <StudySearch study={study.id} lang={study.language} />
            <Contents sections={study.sections} lang={study.language} onGoTo={goTo} />
          </div>
        )}
      </div>
      <div className="reader-scroller" ref={scroller}>
        <div className="reader-text">
          {failure && <FailureNotice failure={failure} fallback={s.studyFailed} onRetry={retry} />}
          {!failure && !study && <p className="progress">{s.studyLoading}</p>}
          {study && passageId !== undefined && !target && (
            <p className="notice" role="status">
              {s.unknownPassage(passageId)}
            </p>
          )}
          {study?.sections.map((section) => (
            <ReaderSection
              key={section.id}
              section={section}
              lang={study.language}
              onAskAbout={onAskAbout}
              {...(section.passages.some(({ id }) => id === passageId) && { target: passageId, span })}
            />
          ))}
        </div>
      </div>
      {excerpt && (
        <ExcerptBar excerpt={excerpt} isSelection={selected !== undefined} onAskAbout={onAskAbout} />
      )}
    </aside>
  );
}
