import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { questionLimit } from './Composer.tsx';

interface QuestionEditorProps {
  label: string;
  text: string;
  /** Without a text nothing is to be asked: the reader gave it up. */
  onFinish: (text?: string) => void;
}

/** A question being put differently, where it stands. */
export function QuestionEditor({ label, text, onFinish }: QuestionEditorProps) {
  const { s } = useLanguage();
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const question = draft.trim();
  const sendable = question !== '' && question.length <= questionLimit;

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // The reader beside it is not meant.
      event.preventDefault();
      onFinish();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (sendable) onFinish(question);
    }
  }

  return (
    <form
      className="question-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (sendable) onFinish(question);
      }}
    >
      <textarea
        ref={field}
        rows={2}
        value={draft}
        aria-label={label}
        maxLength={questionLimit}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="primary" disabled={!sendable}>
        {s.askAgain}
      </button>
      <button type="button" className="secondary" onClick={() => onFinish()}>
        {s.cancel}
      </button>
    </form>
  );
}
