import { useRef, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';
import { type Turn, understoodAs } from '../state/turn.ts';
import { QuestionEditor } from './QuestionEditor.tsx';

/** How a follow-up was read, for the reader to see and to put right. */
export function UnderstoodAs({ turn }: { turn: Turn }) {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const understood = understoodAs(turn);
  if (understood === undefined) return null;

  function finish(correction?: string) {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
    if (correction) void conversation.askAgain(turn.id, { correction });
  }

  if (editing) return <QuestionEditor label={s.editUnderstood} text={understood} onFinish={finish} />;
  return (
    <p className="understood">
      <span>
        {s.understoodAs}: <q>{understood}</q>
      </span>
      <button
        ref={edit}
        type="button"
        className="quiet"
        aria-label={s.editUnderstood}
        onClick={() => setEditing(true)}
      >
        {s.change}
      </button>
    </p>
  );
}
