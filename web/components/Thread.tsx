import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useFollowScroll } from '../hooks/useFollowScroll.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useConversation } from '../hooks/useStores.tsx';
import { isRunning } from '../state/turn.ts';
import { CitationPreviewProvider } from './CitationPreview.tsx';
import { Start } from './Start.tsx';
import { ThreadFoot } from './ThreadFoot.tsx';
import { TurnView } from './TurnView.tsx';

/** The open conversation from its first question, or the first screen. */
export function Thread() {
  const { s } = useLanguage();
  const turns = useConversation(({ turns }) => turns);
  const unknown = useConversation(({ unknown }) => unknown);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useConversation(({ id }) => id);
  useFollowScroll(scroller, turns, id);
  const running = turns.some(isRunning);
  const asked = useConversation(({ asked }) => asked);

  // The button that began or stopped an answer goes away with it: the focus stays with the question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when an answer begins or ends
  useEffect(() => {
    if (document.activeElement !== document.body || asked === undefined) return;
    document.getElementById(`question-${asked}`)?.focus({ preventScroll: true });
  }, [running]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys lead between the citations inside
    <div className="thread" ref={scroller} onKeyDown={walkCitations}>
      {unknown && (
        <p className="notice" role="status">
          {s.unknownConversation}
        </p>
      )}
      {turns.length === 0 && <Start />}
      <CitationPreviewProvider>
        {turns.map((turn) => (
          <TurnView key={turn.id} turn={turn} />
        ))}
      </CitationPreviewProvider>
      {turns.length > 0 && !running && <ThreadFoot />}
    </div>
  );
}

/** The arrow keys lead from a citation to the one before or after it, across answers. */
function walkCitations(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const citations = [...event.currentTarget.querySelectorAll<HTMLElement>('.citation')];
  const at = citations.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  citations[at + step]?.focus();
}
