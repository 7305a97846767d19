import type { Citation as WireCitation } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useAddress } from '../hooks/useStores.tsx';
import { useCitationPreview } from './CitationPreview.tsx';
import { PassageLink } from './PassageLink.tsx';

interface CitationsProps {
  numbers: number[];
  citations: WireCitation[];
}

/** `[1][2]` behind a sentence. */
export function Citations({ numbers, citations }: CitationsProps) {
  return numbers.map((number) => {
    const citation = citations.find(({ n }) => n === number);
    return citation && <Citation key={number} citation={citation} />;
  });
}

/** One number: pointed at or focused it shows the quote, followed it opens the study at the cited words. */
export function Citation({ citation }: { citation: WireCitation }) {
  const { n, passageId, section, speaker, start, end } = citation;
  const { s } = useLanguage();
  const preview = useCitationPreview();
  const isOpen = useAddress(
    ({ place }) => place?.passageId === passageId && place.span?.start === start && place.span.end === end,
  );
  return (
    <>
      {' '}
      <PassageLink
        place={{ passageId, span: { start, end } }}
        className="citation"
        aria-label={s.citation(n, speaker.name, section.at(-1) ?? passageId)}
        aria-current={isOpen}
        onPointerEnter={(event) =>
          event.pointerType === 'mouse' && preview.point(event.currentTarget, citation)
        }
        onPointerLeave={preview.leave}
        onFocus={(event) =>
          event.currentTarget.matches(':focus-visible') && preview.show(event.currentTarget, citation)
        }
        onBlur={preview.hide}
      >
        {n}
      </PassageLink>
    </>
  );
}
