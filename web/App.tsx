import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { studyIdOf } from '#corpus/studyId.ts';
import { Announcer } from './components/Announcer.tsx';
import { Composer, type ComposerHandle } from './components/Composer.tsx';
import { ConnectionNotice } from './components/ConnectionNotice.tsx';
import { Header } from './components/Header.tsx';
import { Reader } from './components/Reader.tsx';
import { Thread } from './components/Thread.tsx';
import { TokenForm } from './components/TokenForm.tsx';
import { titleOf } from './history/history.ts';
import { readSetting, writeSetting } from './hooks/settings.ts';
import { useFileDrop } from './hooks/useFileDrop.ts';
import { LanguageProvider, useLanguage } from './hooks/useLanguage.tsx';
import { useMediaQuery } from './hooks/useMediaQuery.ts';
import { ReaderProvider, useReader } from './hooks/useReader.tsx';
import { useRecovery } from './hooks/useRecovery.ts';
import { useShortcuts } from './hooks/useShortcuts.ts';
import {
  type Stores,
  StoresProvider,
  useAddress,
  useConversation,
  useHealth,
  useStores,
  useStudies,
} from './hooks/useStores.tsx';
import { useStudy } from './hooks/useStudy.ts';

/** Up to this width the reader covers the chat; `styles/page.css` has the same number. */
const SHEET_WIDTH = '(max-width: 800px)';

// Not needed for the first question; they bring the dialog library with them.
const HistoryDrawer = lazy(() => import('./components/HistoryDrawer.tsx'));
const KeysDialog = lazy(() => import('./components/KeysDialog.tsx'));
const StudiesDialog = lazy(() => import('./components/StudiesDialog.tsx'));

export function App({ stores }: { stores: Stores }) {
  return (
    <StoresProvider stores={stores}>
      <LanguageProvider>
        <ReaderProvider>
          <Door />
        </ReaderProvider>
      </LanguageProvider>
    </StoresProvider>
  );
}

/** The page, or the form before it where the server wants a token. */
function Door() {
  return useHealth() === 'locked' ? <TokenForm /> : <Page />;
}

function Page() {
  const { s } = useLanguage();
  const { address, studies } = useStores();
  const place = useAddress(({ place }) => place);
  const title = useConversation(titleOf);
  const isEmpty = title === '';
  const { close } = useReader();
  const asked = useStudies(({ chosen }) => chosen[0]!);
  const loaded = useStudy(place?.passageId ? studyIdOf(place.passageId) : asked);
  const composer = useRef<ComposerHandle>(null);
  const [dialog, setDialog] = useState<'history' | 'keys' | 'studies'>();
  const [keysEnabled, setKeysEnabled] = useState(() => readSetting('keys') !== 'off');
  useRecovery(loaded);

  const narrow = useMediaQuery(SHEET_WIDTH);
  const covered = narrow && place !== undefined;

  const shortcuts = useMemo(
    () => ({ '/': () => composer.current?.focus(), '?': () => setDialog('keys') }),
    [],
  );
  useShortcuts(shortcuts, keysEnabled && !covered);

  useEffect(() => {
    document.title = title ? `${title} – Beleg` : `Beleg – ${s.tagline}`;
  }, [title, s]);

  function enableKeys(enabled: boolean) {
    writeSetting('keys', enabled ? 'on' : 'off');
    setKeysEnabled(enabled);
  }

  const canAdd = useStudies((state) => state.canAdd);
  const addFiles = useCallback(
    (files: File[]) => {
      setDialog('studies');
      void studies.add(files);
    },
    [studies],
  );
  const isDropping = useFileDrop(canAdd, addFiles);

  function startAnew() {
    address.openConversation(undefined, true);
    composer.current?.focus();
  }

  // The same from one drawing to the next: the study's sections are drawn anew when it changes.
  const askAbout = useCallback(
    (words: string) => {
      const begin = () => composer.current?.begin(s.about(words));
      // The sheet covers the composer.
      if (narrow) close(begin);
      else begin();
    },
    [narrow, close, s],
  );

  return (
    <div className={place ? 'page reading' : 'page'}>
      <Header
        inert={covered}
        onHistory={() => setDialog('history')}
        onKeys={() => setDialog('keys')}
        onNewConversation={isEmpty ? undefined : startAnew}
      />
      <main aria-label={s.conversation} inert={covered}>
        <ConnectionNotice />
        <Thread />
        <Composer ref={composer} onStudies={() => setDialog('studies')} />
      </main>
      {place && <Reader {...loaded} place={place} onAskAbout={askAbout} />}
      <Announcer />
      {isDropping && <p className="dropping">{s.dropHere}</p>}
      <Suspense>
        {dialog === 'history' && <HistoryDrawer onClose={() => setDialog(undefined)} />}
        {dialog === 'studies' && <StudiesDialog onClose={() => setDialog(undefined)} />}
        {dialog === 'keys' && (
          <KeysDialog enabled={keysEnabled} onEnable={enableKeys} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </div>
  );
}
