import {
  type KeyboardEvent,
  type Ref,
  type SubmitEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { QUESTION_LIMIT } from '#server/requests.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useConversation, useStores } from '../hooks/useStores.tsx';
import { isRunning } from '../state/turn.ts';
import { AskedStudies } from './AskedStudies.tsx';

/** The server's limit, in characters; its type holds it to the schema. */
export const questionLimit: typeof QUESTION_LIMIT = 2000;
/** From this many characters left, the count shows. */
const COUNT_FROM = 200;

export interface ComposerHandle {
  focus: () => void;
  /** Puts a text to begin with into the field, for the reader to go on with. */
  begin: (text: string) => void;
}

interface ComposerProps {
  ref: Ref<ComposerHandle>;
  /** The reader wants to choose what is asked. */
  onStudies: () => void;
}

export function Composer({ ref, onStudies }: ComposerProps) {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const running = useConversation(({ turns }) => turns.some(isRunning));
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState('');
  const question = draft.trim();
  const left = questionLimit - question.length;
  const sendable = question !== '' && left >= 0;

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    begin(text) {
      // What was begun before is not lost.
      setDraft((before) => text + before);
      // After the text is in the field, so that the cursor stands at its end.
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(-1, -1);
      });
    },
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
  }, [draft]);

  function submit(event: SubmitEvent | KeyboardEvent) {
    event.preventDefault();
    if (!sendable || running) return;
    void conversation.ask(question);
    setDraft('');
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a character, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
  }

  return (
    <form className="composer" onSubmit={submit}>
      <div className="composer-field">
        <textarea
          ref={field}
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
          <button type="button" className="primary stop" key="stop" onClick={conversation.stop}>
            {s.stop}
          </button>
        ) : (
          <button type="submit" className="primary" key="ask" disabled={!sendable}>
            {s.ask}
          </button>
        )}
      </div>
      <div className="composer-notes">
        <AskedStudies onClick={onStudies} />
        <span className="disclaimer">{s.disclaimer}</span>
        <span id="composer-count" className={left < 0 ? 'count over' : 'count'} role="status">
          {left < 0 ? s.charactersOver(-left) : left <= COUNT_FROM ? s.charactersLeft(left) : ''}
        </span>
      </div>
    </form>
  );
}
