import { Pencil } from 'lucide-react';
import { useEditing } from '../hooks/useEditing.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';

/** What the reader asked; it can be put differently and asked again in its place. */
export function QuestionMessage({ id, question }: { id: number; question: string }) {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const { isEditing, begin, end, button } = useEditing();

  function finish(changed?: string) {
    end();
    if (changed) void conversation.askAgain(id, { question: changed });
  }

  return (
    <div className="question-row">
      <h2 className={isEditing ? 'visually-hidden' : 'question'} id={`question-${id}`} tabIndex={-1}>
        <span className="visually-hidden">{s.yourQuestion}: </span>
        {question}
      </h2>
      {isEditing ? (
        <QuestionEditor label={s.editQuestion} text={question} onFinish={finish} />
      ) : (
        <button
          ref={button}
          type="button"
          className="icon-button"
          aria-label={s.editQuestion}
          title={s.editQuestion}
          onClick={begin}
        >
          <Pencil aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
