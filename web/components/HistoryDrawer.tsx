import { FileDown, FileUp } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { download } from '../citing/download.ts';
import { mentions } from '../history/history.ts';
import { historyFile } from '../history/historyFile.ts';
import { useHistoryList } from '../hooks/useHistoryList.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { Dialog } from './Dialog.tsx';
import { HistoryItem } from './HistoryItem.tsx';

/** The conversations that this browser keeps: to take up again, name, search, delete, and carry elsewhere. */
export default function HistoryDrawer({ onClose }: { onClose: () => void }) {
  const { s } = useLanguage();
  const { conversations, lasting, deleted, rename, remove, restore, importFile } = useHistoryList();
  const [search, setSearch] = useState('');
  const [message, setMessage] = useState('');
  const wanted = search.trim();
  const shown = conversations?.filter((conversation) => !wanted || mentions(conversation, wanted));

  async function takeIn({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file) return;
    const outcome = await importFile(file).catch(() => 'unstored' as const);
    const failures = {
      unreadable: s.importFailed(file.name),
      misquotes: s.importMisquotes(file.name),
      unreachable: s.unreachable,
      unstored: s.importUnstored(file.name),
    };
    setMessage(typeof outcome === 'number' ? s.imported(outcome) : failures[outcome]);
    // The same file can be chosen again.
    target.value = '';
  }

  return (
    <Dialog title={s.history} className="drawer" onClose={onClose}>
      <p className="hint">{lasting ? s.historyNote : s.historyDenied}</p>
      <input
        type="search"
        className="field"
        value={search}
        aria-label={s.searchHistory}
        placeholder={s.searchHistory}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="history" aria-label={s.history}>
        {shown?.map((conversation) => (
          <HistoryItem
            key={conversation.id}
            conversation={conversation}
            onRename={(title) => rename(conversation, title)}
            onDelete={() => remove(conversation)}
            onOpen={onClose}
          />
        ))}
      </ul>
      <div className="history-status" role="status">
        {shown?.length === 0 && <p>{wanted ? s.noMatch(wanted) : s.noHistory}</p>}
        {deleted && (
          <p>
            {s.deleted} {/* The button that was pressed has gone with its conversation. */}
            {/* biome-ignore lint/a11y/noAutofocus: the focus would be lost otherwise */}
            <button key={deleted.id} autoFocus type="button" className="quiet" onClick={() => void restore()}>
              {s.undo}
            </button>
          </p>
        )}
        {message && <p>{message}</p>}
      </div>
      <div className="dialog-foot">
        <button
          type="button"
          className="quiet"
          disabled={!conversations?.length}
          onClick={() =>
            conversations && download(s.historyFile, 'application/json', historyFile(conversations))
          }
        >
          <FileDown aria-hidden="true" />
          {s.exportHistory}
        </button>
        <label className="quiet button">
          <FileUp aria-hidden="true" />
          {s.importHistory}
          <input
            type="file"
            className="visually-hidden"
            accept="application/json,.json"
            onChange={(event) => void takeIn(event)}
          />
        </label>
      </div>
    </Dialog>
  );
}
