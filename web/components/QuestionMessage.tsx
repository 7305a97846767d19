import { Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';

/** What the reader asked; it can be put differently and asked again in its place. */
export function QuestionMessage({ id, question }: { id: number; question: string }) {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);

  function finish(changed?: string) {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
    if (changed) void conversation.askAgain(id, { question: changed });
  }

  return (
    <div className="question-row">
      <h2 className={editing ? 'visually-hidden' : 'question'} id={`question-${id}`} tabIndex={-1}>
        <span className="visually-hidden">{s.yourQuestion}: </span>
        {question}
      </h2>
      {editing ? (
        <QuestionEditor label={s.editQuestion} text={question} onFinish={finish} />
      ) : (
        <button
          ref={edit}
          type="button"
          className="icon-button"
          aria-label={s.editQuestion}
          title={s.editQuestion}
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
