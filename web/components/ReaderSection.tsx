import { MessageCircleQuestion } from 'lucide-react';
import { memo } from 'react';
import type { ReaderPassage, StudyResponse } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Span } from '../state/address.ts';
import { PassageView } from './PassageView.tsx';

interface ReaderSectionProps {
  section: StudyResponse['sections'][number];
  /** The passage that the reader was opened at, where it is in this section. */
  target?: string | undefined;
  span?: Span | undefined;
  onAskAbout: (words: string) => void;
}

export const ReaderSection = memo(function ReaderSection({
  section,
  target,
  span,
  onAskAbout,
}: ReaderSectionProps) {
  const { s } = useLanguage();
  const Heading = section.level === 1 ? 'h3' : 'h4';
  const isEditorial = section.title.startsWith('[');
  const isBox = section.passages.length > 0 && section.passages.every(({ kind }) => kind === 'fact-box');
  return (
    <section className={isBox ? 'fact-box' : 'study-section'} aria-labelledby={`section-${section.id}`}>
      <div className="section-head">
        <Heading id={`section-${section.id}`} className={isEditorial ? 'editorial' : undefined} tabIndex={-1}>
          <span lang="de">{section.title}</span>
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
            {isNewField && <h5 lang="de">{field}</h5>}
            <PassageView passage={passage} {...(passage.id === target && { isTarget: true, span })} />
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
