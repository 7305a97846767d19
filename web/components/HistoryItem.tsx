import { Pencil, Trash2 } from 'lucide-react';
import { type MouseEvent, type SubmitEvent, useRef, useState } from 'react';
import { type StoredConversation, titleOf } from '../history/history.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useConversation, useStores } from '../hooks/useStores.tsx';
import { formatAddress } from '../state/address.ts';

/** Longest title, in characters. */
const TITLE_LIMIT = 120;

interface HistoryItemProps {
  conversation: StoredConversation;
  onRename: (title: string) => void;
  onDelete: () => void;
  onOpen: () => void;
}

export function HistoryItem({ conversation, onRename, onDelete, onOpen }: HistoryItemProps) {
  const { s } = useLanguage();
  const { address } = useStores();
  const isOpen = useConversation(({ id }) => id === conversation.id);
  const [renaming, setRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const { id, updated, turns } = conversation;
  const title = titleOf(conversation);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    address.openConversation(id);
    onOpen();
  }

  function finish() {
    setRenaming(false);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  function rename(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onRename(String(new FormData(event.currentTarget).get('title') ?? '').trim());
    finish();
  }

  if (renaming) {
    return (
      <li>
        <form className="rename" onSubmit={rename}>
          <input
            // biome-ignore lint/a11y/noAutofocus: the reader has just asked to type here
            autoFocus
            name="title"
            className="field"
            defaultValue={title}
            maxLength={TITLE_LIMIT}
            aria-label={s.conversationTitle}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              // The list around it stays open.
              event.stopPropagation();
              finish();
            }}
          />
          <button type="submit" className="primary">
            {s.save}
          </button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <a href={formatAddress({ conversation: id })} aria-current={isOpen ? 'page' : undefined} onClick={open}>
        <span className="title">{title}</span>
        <span className="when">
          {s.dateTime(updated)} · {s.questions(turns.length)}
        </span>
      </a>
      <button
        ref={pencil}
        type="button"
        className="icon-button"
        aria-label={s.rename(title)}
        title={s.renameShort}
        onClick={() => setRenaming(true)}
      >
        <Pencil aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={s.delete(title)}
        title={s.deleteShort}
        onClick={onDelete}
      >
        <Trash2 aria-hidden="true" />
      </button>
    </li>
  );
}
