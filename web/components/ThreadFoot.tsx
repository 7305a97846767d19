import { BookMarked, FileDown, Printer } from 'lucide-react';
import { conversationMarkdown } from '../citing/conversationMarkdown.ts';
import { cslJson } from '../citing/cslJson.ts';
import { download } from '../citing/download.ts';
import { titleOf } from '../history/history.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useConversation, useStores, useStudies } from '../hooks/useStores.tsx';

/** What can be done with the whole conversation. */
export function ThreadFoot() {
  const { s, language } = useLanguage();
  const { conversation } = useStores();
  const unsaved = useConversation(({ unsaved }) => unsaved);
  // The study that ships with Beleg is the first.
  const shippedTitle = useStudies(({ entries }) => entries[0]?.title);
  const hasCitations = useConversation(({ turns }) => turns.some(({ citations }) => citations.length > 0));

  function saveMarkdown() {
    const state = conversation.getState();
    const { turns } = state;
    const parts = { title: titleOf(state), turns, s, language, origin: location.origin };
    download(s.fileName('md'), 'text/markdown', conversationMarkdown(parts));
  }

  function saveReferences() {
    if (!shippedTitle) return;
    const citations = conversation.getState().turns.flatMap((turn) => turn.citations);
    download(s.fileName('json'), 'application/vnd.citationstyles.csl+json', cslJson(shippedTitle, citations));
  }

  return (
    <footer className="thread-foot">
      {unsaved && (
        <p className="notice" role="status">
          {s.unsaved}
        </p>
      )}
      <button type="button" className="quiet" onClick={saveMarkdown}>
        <FileDown aria-hidden="true" />
        {s.exportConversation}
      </button>
      {shippedTitle && hasCitations && (
        <button type="button" className="quiet" onClick={saveReferences}>
          <BookMarked aria-hidden="true" />
          {s.exportReferences}
        </button>
      )}
      <button type="button" className="quiet" onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        {s.print}
      </button>
    </footer>
  );
}
