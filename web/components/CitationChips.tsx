import type { Citation } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useReader } from '../hooks/useReader.tsx';

interface CitationChipsProps {
  numbers: number[];
  citations: Citation[];
}

/** `[1][2]` behind a sentence, each opening the study at the cited words. */
export function CitationChips({ numbers, citations }: CitationChipsProps) {
  return numbers.map((number) => {
    const citation = citations.find(({ n }) => n === number);
    return citation && <CitationChip key={number} citation={citation} />;
  });
}

function CitationChip({ citation }: { citation: Citation }) {
  const { n, passageId, section, quote, speaker, start, end } = citation;
  const { s } = useLanguage();
  const { link, open } = useReader();
  const isOpen = link?.passageId === passageId && link.span?.start === start && link.span.end === end;
  return (
    <>
      {' '}
      <button
        type="button"
        className="citation"
        aria-label={s.citation(n, speaker.name, section.at(-1) ?? passageId)}
        aria-current={isOpen}
        title={`${speaker.name}: ${quote}`}
        onClick={(event) => open({ passageId, span: { start, end } }, event.currentTarget)}
      >
        [{n}]
      </button>
    </>
  );
}
