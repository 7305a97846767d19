import { useRef } from 'react';
import { Announcer } from './components/Announcer.tsx';
import { Composer } from './components/Composer.tsx';
import { Header } from './components/Header.tsx';
import { Reader } from './components/Reader.tsx';
import { Start } from './components/Start.tsx';
import { TurnView } from './components/TurnView.tsx';
import { useConversation } from './hooks/useConversation.ts';
import { useFollowScroll } from './hooks/useFollowScroll.ts';
import { LanguageProvider, useLanguage } from './hooks/useLanguage.tsx';
import { useMediaQuery } from './hooks/useMediaQuery.ts';
import { ReaderProvider, useReader } from './hooks/useReader.tsx';
import { useStudy } from './hooks/useStudy.ts';

/** Up to this width the reader covers the chat; `styles/page.css` has the same number. */
const SHEET = '(max-width: 800px)';

export function App() {
  return (
    <LanguageProvider>
      <ReaderProvider>
        <Page />
      </ReaderProvider>
    </LanguageProvider>
  );
}

function Page() {
  const { s } = useLanguage();
  const { link } = useReader();
  const { turns, running, ask, retry, stop, clear } = useConversation();
  const loaded = useStudy();
  const scroller = useRef<HTMLDivElement>(null);
  const composer = useRef<HTMLTextAreaElement>(null);
  useFollowScroll(scroller, turns);

  const narrow = useMediaQuery(SHEET);
  const covered = narrow && link !== undefined;

  const startAnew = () => {
    clear();
    composer.current?.focus();
  };

  return (
    <div className={link ? 'page reading' : 'page'}>
      <Header inert={covered} {...(turns.length > 0 && { onNewConversation: startAnew })} />
      <main aria-label={s.conversation} inert={covered}>
        <div className="conversation" ref={scroller}>
          {turns.length === 0 && <Start onAsk={ask} />}
          {turns.map((turn) => (
            <TurnView key={turn.id} turn={turn} onRetry={retry} />
          ))}
        </div>
        <Composer ref={composer} running={running} onAsk={ask} onStop={stop} />
      </main>
      {link && <Reader {...loaded} link={link} />}
      <Announcer turn={turns.at(-1)} />
    </div>
  );
}
