import { MessageCircleQuestion } from 'lucide-react';
import { memo } from 'react';
import type { Language } from '#server/requests.ts';
import type { ReaderPassage, StudyResponse } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Span } from '../state/address.ts';
import { PassageView } from './PassageView.tsx';

interface ReaderSectionProps {
  section: StudyResponse['sections'][number];
  /** The study's language. */
  lang: Language;
  /** The passage that the reader was opened at, where it is in this section. */
  target?: string | undefined;
  span?: Span | undefined;
  onAskAbout: (words: string) => void;
}

/** The study's title is an `h2`. */
const HEADINGS: Record<number, 'h3' | 'h4' | 'h5'> = { 1: 'h3', 2: 'h4', 3: 'h5' };

export const ReaderSection = memo(function ReaderSection({
  section,
  lang,
  target,
  span,
  onAskAbout,
}: ReaderSectionProps) {
  const { s } = useLanguage();
  const Heading = HEADINGS[section.level] ?? 'h6';
  const isEditorial = section.title.startsWith('[');
  const isBox = section.passages.length > 0 && section.passages.every(({ kind }) => kind === 'fact-box');
  return (
    <section className={isBox ? 'fact-box' : 'study-section'} aria-labelledby={`section-${section.id}`}>
      <div className="section-head">
        <Heading id={`section-${section.id}`} className={isEditorial ? 'editorial' : undefined} tabIndex={-1}>
          <span lang={lang}>{section.title}</span>
          {isEditorial && <span className="label">{s.editorial}</span>}
        </Heading>
        {!isEditorial && (
          <button
            type="button"
            className="icon-button"
            aria-label={s.askAboutSection(section.title)}
            title={s.askAbout}
            onClick={() => onAskAbout(section.title)}
          >
            <MessageCircleQuestion aria-hidden="true" />
          </button>
        )}
      </div>
      {section.passages.map((passage, position) => {
        const field = fieldOf(passage, section.title);
        const isNewField =
          field !== undefined && field !== fieldOf(section.passages[position - 1], section.title);
        return (
          <div key={passage.id}>
            {isNewField && <h5 lang={lang}>{field}</h5>}
            <PassageView
              passage={passage}
              lang={lang}
              {...(passage.id === target && { isTarget: true, span })}
            />
          </div>
        );
      })}
    </section>
  );
});

/** A fact box's passages are its fields, named by the last of their titles. */
function fieldOf(passage: ReaderPassage | undefined, sectionTitle: string): string | undefined {
  const title = passage?.kind === 'fact-box' ? passage.section.at(-1) : undefined;
  return title === sectionTitle ? undefined : title;
}
