import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Citation } from '#server/schema.ts';
import { titlesOf } from '#server/titlesOf.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { wordsLanguage } from '../reading/wordsLanguage.ts';

/** How long a pointer rests on a citation before its quote shows, and how long it may be away, in milliseconds. */
const REST = 120;
/** Distance to the citation and to the window's edges, in pixels. */
const GAP = 6;
const MARGIN = 8;

interface Preview {
  /** The pointer came upon a citation. */
  point: (anchor: HTMLElement, citation: Citation) => void;
  leave: () => void;
  /** The focus did: then there is no waiting. */
  show: (anchor: HTMLElement, citation: Citation) => void;
  hide: () => void;
}

const PreviewContext = createContext<Preview | undefined>(undefined);

export function useCitationPreview(): Preview {
  const preview = useContext(PreviewContext);
  if (!preview) throw new Error('useCitationPreview needs a CitationPreviewProvider above it');
  return preview;
}

/** One card for all citations below it, at the one that is pointed at or focused. Escape puts it away. */
export function CitationPreviewProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ anchor: HTMLElement; citation: Citation }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const preview = useMemo((): Preview => {
    const later = (next: typeof shown) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setShown(next), REST);
    };
    const now = (next: typeof shown) => {
      clearTimeout(timer.current);
      setShown(next);
    };
    return {
      point: (anchor, citation) => later({ anchor, citation }),
      leave: () => later(undefined),
      show: (anchor, citation) => now({ anchor, citation }),
      hide: () => now(undefined),
    };
  }, []);

  useEffect(() => {
    if (!shown) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The card closes first, then what lies below it.
      event.preventDefault();
      preview.hide();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [shown, preview]);

  return (
    <PreviewContext value={preview}>
      {children}
      {shown?.anchor.isConnected && (
        <QuoteCard
          {...shown}
          // The pointer may go over to the card, to read on there.
          onPointerEnter={() => preview.point(shown.anchor, shown.citation)}
          onPointerLeave={preview.leave}
        />
      )}
    </PreviewContext>
  );
}

interface QuoteCardProps {
  anchor: HTMLElement;
  citation: Citation;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

function QuoteCard({ anchor, citation, ...pointer }: QuoteCardProps) {
  const { s } = useLanguage();
  const { quote, speaker, source } = citation;
  const card = useRef<HTMLDivElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    anchor.setAttribute('aria-describedby', id);
    const place = async () => {
      const { x, y } = await computePosition(anchor, element, {
        strategy: 'fixed',
        placement: 'top',
        middleware: [offset(GAP), flip({ padding: MARGIN }), shift({ padding: MARGIN })],
      });
      Object.assign(element.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' });
    };
    const stop = autoUpdate(anchor, element, () => void place());
    return () => {
      stop();
      anchor.removeAttribute('aria-describedby');
    };
  }, [anchor, id]);

  return (
    <div className="quote-card" role="tooltip" id={id} ref={card} {...pointer}>
      <p className="place">
        <span lang={wordsLanguage(citation)}>{titlesOf(citation, s.language)}</span>
        <span className="speaker">{speaker.name}</span>
        {source !== undefined && <span className="label">{s.machineRead}</span>}
      </p>
      <blockquote lang={wordsLanguage(citation)}>{quote}</blockquote>
    </div>
  );
}
