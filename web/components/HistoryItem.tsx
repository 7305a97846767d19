import { Pencil, Trash2 } from 'lucide-react';
import type { SubmitEvent } from 'react';
import { type StoredConversation, titleOf } from '../history/history.ts';
import { useEditing } from '../hooks/useEditing.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useConversation, useStores } from '../hooks/useStores.tsx';
import { PageLink } from './PageLink.tsx';

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
  const { isEditing, begin, end, button } = useEditing();
  const { id, updated, turns } = conversation;
  const title = titleOf(conversation);

  function open() {
    address.openConversation(id);
    onOpen();
  }

  function rename(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onRename(String(new FormData(event.currentTarget).get('title') ?? '').trim());
    end();
  }

  if (isEditing) {
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
              end();
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
      <PageLink address={{ conversation: id }} aria-current={isOpen ? 'page' : undefined} onFollow={open}>
        <span className="title">{title}</span>
        <span className="when">
          {s.dateTime(updated)} · {s.questions(turns.length)}
        </span>
      </PageLink>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={s.rename(title)}
        title={s.renameShort}
        onClick={begin}
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
