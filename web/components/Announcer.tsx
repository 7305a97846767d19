import { useStore } from 'zustand';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useConversation, useStores } from '../hooks/useStores.tsx';
import { quotedLanguage } from '../reading/wordsLanguage.ts';
import { spoken } from '../state/turn.ts';

/** Tells screen readers what happens: that the search began, then the answer sentence by sentence, without its markers. */
export function Announcer() {
  const { s } = useLanguage();
  const { notice } = useStores();
  const { text: done } = useStore(notice);
  // What was taken up from the history was heard before.
  const turn = useConversation(({ turns, asked }) => turns.find(({ id }) => id === asked));
  const { status, sentences = [], citations = [], answer } = turn ?? {};
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-label={s.announcements}>
      {status === 'searching' && <p>{s.searching}</p>}
      {!answer?.abstained &&
        sentences.map(({ text, citations: numbers }, position) => (
          // The study's own words are in its language, whatever the interface's.
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end
          <p key={`${turn?.id}-${position}`} lang={quotedLanguage(text, numbers, citations)}>
            {text}
          </p>
        ))}
      {answer?.abstained && <p>{`${s.refusalHeading}. ${spoken(answer)}`}</p>}
      {answer?.comparison && <p>{s.comparison(answer.comparison.parties.join(', '))}</p>}
      {answer && !answer.abstained && answer.reason && <p>{answer.reason}</p>}
      {answer && !answer.abstained && <p>{s.answerComplete(answer.citations.length)}</p>}
      {status === 'stopped' && <p>{s.stopped}</p>}
      {done && <p>{done}</p>}
      {/* A failure announces itself. */}
    </div>
  );
}
