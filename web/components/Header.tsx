import { BookOpen, Keyboard, Languages, MessagesSquare, Plus } from 'lucide-react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useReader } from '../hooks/useReader.tsx';

interface HeaderProps {
  inert: boolean;
  onHistory: () => void;
  onKeys: () => void;
  /** Absent while there is nothing to put away. */
  onNewConversation: (() => void) | undefined;
}

export function Header({ inert, onHistory, onKeys, onNewConversation }: HeaderProps) {
  const { language, s, setLanguage } = useLanguage();
  const { open } = useReader();
  const other = language === 'de' ? 'en' : 'de';
  return (
    <header className="page-header" inert={inert}>
      <button type="button" className="quiet" aria-label={s.history} onClick={onHistory}>
        <MessagesSquare aria-hidden="true" />
        <span className="wide-only">{s.history}</span>
      </button>
      <h1 className="brand">Beleg</h1>
      <p className="tagline">{s.tagline}</p>
      {onNewConversation && (
        <button type="button" className="quiet" aria-label={s.newConversation} onClick={onNewConversation}>
          <Plus aria-hidden="true" />
          <span className="wide-only">{s.newConversation}</span>
        </button>
      )}
      <button
        type="button"
        className="quiet"
        aria-label={s.openStudy}
        onClick={(event) => open({}, event.currentTarget)}
      >
        <BookOpen aria-hidden="true" />
        <span className="wide-only">{s.openStudy}</span>
      </button>
      <button
        type="button"
        className="quiet"
        lang={other}
        aria-label={s.switchLanguage}
        onClick={() => setLanguage(other)}
      >
        <Languages aria-hidden="true" />
        <span className="wide-only">{s.switchLanguage}</span>
      </button>
      <button type="button" className="quiet keys" aria-label={s.keys} title={s.keys} onClick={onKeys}>
        <Keyboard aria-hidden="true" />
      </button>
    </header>
  );
}
