import { useEditing } from '../hooks/useEditing.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';
import { type Turn, understoodAs } from '../state/turn.ts';
import { QuestionEditor } from './QuestionEditor.tsx';

/** How a follow-up was read, for the reader to see and to put right. */
export function UnderstoodAs({ turn }: { turn: Turn }) {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const { isEditing, begin, end, button } = useEditing();
  const understood = understoodAs(turn);
  if (understood === undefined) return null;

  function finish(correction?: string) {
    end();
    if (correction) void conversation.askAgain(turn.id, { correction });
  }

  if (isEditing) return <QuestionEditor label={s.editUnderstood} text={understood} onFinish={finish} />;
  return (
    <p className="understood">
      <span>
        {s.understoodAs}: <q>{understood}</q>
      </span>
      <button ref={button} type="button" className="quiet" aria-label={s.editUnderstood} onClick={begin}>
        {s.change}
      </button>
    </p>
  );
}
