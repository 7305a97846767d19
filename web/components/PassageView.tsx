import { memo } from 'react';
import type { Language } from '#server/requests.ts';
import type { ReaderPassage } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { PASSAGE_TEXT } from '../reading/selectedWords.ts';
import type { Span } from '../state/address.ts';
import { PassageLink } from './PassageLink.tsx';
import { PassageText } from './PassageText.tsx';

interface PassageViewProps {
  passage: ReaderPassage;
  /** The study's language. */
  lang: Language;
  isTarget?: boolean;
  /** The cited words; absent on a target: the whole passage. */
  span?: Span | undefined;
}

/** One passage of the study, set as what it is. */
export const PassageView = memo(function PassageView({ passage, lang, isTarget, span }: PassageViewProps) {
  const { s } = useLanguage();
  const { id, kind, country, page, source, repeats } = passage;
  const Tag = kind === 'pull-quote' ? 'blockquote' : 'div';
  const className = ['passage', kind, isTarget && !span && 'target'].filter(Boolean).join(' ');
  return (
    <Tag id={`passage-${id}`} className={className} tabIndex={-1}>
      {kind === 'map-caption' && (
        <p className="caption-head">
          {country && !passage.text.startsWith(country) && <strong lang={lang}>{country}</strong>}
          <span className="label">{s.machineRead}</span>
        </p>
      )}
      {page && <span className="page-number">{s.page(page)}</span>}
      <p lang={lang} {...{ [PASSAGE_TEXT]: id }}>
        <PassageText text={passage.text} footnotes={passage.footnotes} span={span} />
      </p>
      {repeats && (
        <PassageLink place={{ passageId: repeats }} withinReader>
          {s.repeats}
        </PassageLink>
      )}
      {source !== undefined && (
        <details>
          <summary>{s.machineReadSource}</summary>
          <pre lang={lang}>{source}</pre>
        </details>
      )}
    </Tag>
  );
});
