import { useLanguage } from '../hooks/useLanguage.tsx';
import { useReader } from '../hooks/useReader.tsx';

interface HeaderProps {
  inert: boolean;
  /** Absent while there is nothing to clear. */
  onNewConversation?: () => void;
}

export function Header({ inert, onNewConversation }: HeaderProps) {
  const { language, s, setLanguage } = useLanguage();
  const { open } = useReader();
  const other = language === 'de' ? 'en' : 'de';
  return (
    <header className="page-header" inert={inert}>
      <h1 className="brand">Beleg</h1>
      <p className="tagline">{s.tagline}</p>
      {onNewConversation && (
        <button type="button" className="quiet" aria-label={s.newConversation} onClick={onNewConversation}>
          <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3v10M3 8h10" />
          </svg>
          <span className="wide-only">{s.newConversation}</span>
        </button>
      )}
      <button type="button" className="quiet" onClick={(event) => open({}, event.currentTarget)}>
        {s.openStudy}
      </button>
      <button type="button" className="quiet" lang={other} onClick={() => setLanguage(other)}>
        {s.switchLanguage}
      </button>
    </header>
  );
}
