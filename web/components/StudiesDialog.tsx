import { BookOpen, FileUp, Trash2 } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { SHIPPED_STUDY } from '#corpus/studyId.ts';
import type { StudyEntry } from '#server/schema.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useReader } from '../hooks/useReader.tsx';
import { useStores, useStudies } from '../hooks/useStores.tsx';
import { fetchStudy } from '../state/api.ts';
import { Dialog } from './Dialog.tsx';

/** What can be read; the server looks at the files themselves. */
const ACCEPTED = '.pdf,.docx,.html,.htm,.md,.markdown,.txt';

/** The studies to ask: to choose from, to read, and where the server allows it, to add and remove. */
export default function StudiesDialog({ onClose }: { onClose: () => void }) {
  const { s } = useLanguage();
  const { studies } = useStores();
  const { entries, canAdd, chosen, pending, refusals } = useStudies((state) => state);

  function takeIn({ target }: ChangeEvent<HTMLInputElement>) {
    void studies.add([...(target.files ?? [])]);
    // The same file can be chosen again.
    target.value = '';
  }

  return (
    <Dialog title={s.studies} className="panel" onClose={onClose}>
      <p className="hint">{s.studiesNote}</p>
      <ul className="studies" aria-label={s.studies}>
        {entries.map((entry) => (
          <StudyItem
            key={entry.id}
            entry={entry}
            isChosen={chosen.includes(entry.id)}
            canRemove={canAdd && entry.id !== SHIPPED_STUDY}
            onClose={onClose}
          />
        ))}
      </ul>
      <div role="status">
        {pending.map((name) => (
          <p className="progress" key={name}>
            {s.studyPending(name)}
          </p>
        ))}
      </div>
      {refusals.map(({ file, message }) => (
        <p className="notice" role="alert" key={file}>
          {message || s.studyRefused(file)}
        </p>
      ))}
      {canAdd && (
        <label className="drop quiet button">
          <FileUp aria-hidden="true" />
          {s.addStudies}
          <input type="file" className="visually-hidden" accept={ACCEPTED} multiple onChange={takeIn} />
        </label>
      )}
    </Dialog>
  );
}

interface StudyItemProps {
  entry: StudyEntry;
  isChosen: boolean;
  canRemove: boolean;
  onClose: () => void;
}

function StudyItem({ entry, isChosen, canRemove, onClose }: StudyItemProps) {
  const { s } = useLanguage();
  const { studies } = useStores();
  const { open } = useReader();
  const { id, title, passages, file, damage } = entry;

  async function read() {
    const study = await fetchStudy(id).catch(() => undefined);
    const first = study?.sections.flatMap((section) => section.passages)[0];
    if (!first) return;
    onClose();
    open({ passageId: first.id });
  }

  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={damage !== undefined}
          onChange={() => studies.toggle(id)}
        />
        <span>
          <span className="title">{title}</span>
          <span className="when">{damage === undefined ? s.studyAbout(passages, file) : s.studyDamaged}</span>
        </span>
      </label>
      {damage === undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={s.readStudy(title)}
          onClick={() => void read()}
        >
          <BookOpen aria-hidden="true" />
        </button>
      )}
      {canRemove && (
        <button
          type="button"
          className="icon-button"
          aria-label={s.removeStudy(title)}
          onClick={() => {
            if (window.confirm(s.confirmRemoval(title))) void studies.remove(entry);
          }}
        >
          <Trash2 aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
