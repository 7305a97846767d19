import { type KeyboardEvent, type RefObject, type SubmitEvent, useLayoutEffect, useState } from 'react';
import type { QUESTION_LIMIT } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';

/** The server's limit, in characters; its type holds it to the schema. */
const questionLimit: typeof QUESTION_LIMIT = 2000;
/** From this many characters left, the count shows. */
const COUNT_FROM = 200;

interface ComposerProps {
  ref: RefObject<HTMLTextAreaElement | null>;
  running: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
}

export function Composer({ ref, running, onAsk, onStop }: ComposerProps) {
  const { s } = useLanguage();
  const [draft, setDraft] = useState('');
  const question = draft.trim();
  const left = questionLimit - question.length;
  const sendable = question !== '' && left >= 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const field = ref.current;
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }, [ref, draft]);

  function submit(event: SubmitEvent | KeyboardEvent) {
    event.preventDefault();
    if (!sendable || running) return;
    onAsk(question);
    setDraft('');
    ref.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a character, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
  }

  return (
    <form className="composer" onSubmit={submit}>
      <div className="composer-field">
        <textarea
          ref={ref}
          rows={1}
          value={draft}
          aria-label={s.question}
          aria-describedby="composer-count"
          aria-invalid={left < 0}
          placeholder={s.questionPlaceholder}
          enterKeyHint="send"
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {running ? (
          <button type="button" className="primary stop" key="stop" onClick={onStop}>
            {s.stop}
          </button>
        ) : (
          <button type="submit" className="primary" key="ask" disabled={!sendable}>
            {s.ask}
          </button>
        )}
      </div>
      <div className="composer-notes">
        <span className="disclaimer">{s.disclaimer}</span>
        <span id="composer-count" className={left < 0 ? 'count over' : 'count'} role="status">
          {left < 0 ? s.charactersOver(-left) : left <= COUNT_FROM ? s.charactersLeft(left) : ''}
        </span>
      </div>
    </form>
  );
}
