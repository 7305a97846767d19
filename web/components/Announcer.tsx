import { spoken, type Turn } from '../conversation.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';

/** Tells screen readers that the search began, and then the whole answer at once, without its markers. */
export function Announcer({ turn }: { turn: Turn | undefined }) {
  const { s } = useLanguage();
  return (
    <div className="visually-hidden" aria-live="polite">
      {turn && announcement()}
    </div>
  );

  function announcement(): string {
    if (!turn) return '';
    if (turn.status === 'stopped') return s.stopped;
    if (turn.answer?.abstained) return `${s.refusalHeading}. ${spoken(turn.answer)}`;
    if (turn.answer) return s.answerReady(turn.answer.answer.sentences.map(({ text }) => text).join(' '));
    // A failure announces itself.
    return turn.status === 'failed' ? '' : s.searching;
  }
}
