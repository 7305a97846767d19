import { BookOpen, Keyboard, Languages, type LucideIcon, MessagesSquare, Plus } from 'lucide-react';
import type { ComponentProps } from 'react';
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
      <HeaderButton icon={MessagesSquare} label={s.history} onClick={onHistory} />
      <h1 className="brand">Beleg</h1>
      <p className="tagline">{s.tagline}</p>
      {onNewConversation && (
        <HeaderButton icon={Plus} label={s.newConversation} onClick={onNewConversation} />
      )}
      <HeaderButton icon={BookOpen} label={s.openStudy} onClick={(event) => open({}, event.currentTarget)} />
      <HeaderButton
        icon={Languages}
        label={s.switchLanguage}
        lang={other}
        onClick={() => setLanguage(other)}
      />
      <button type="button" className="quiet keys" aria-label={s.keys} title={s.keys} onClick={onKeys}>
        <Keyboard aria-hidden="true" />
      </button>
    </header>
  );
}

interface HeaderButtonProps extends ComponentProps<'button'> {
  icon: LucideIcon;
  label: string;
}

/** On a narrow screen the icon stands alone. */
function HeaderButton({ icon: Icon, label, ...attributes }: HeaderButtonProps) {
  return (
    <button {...attributes} type="button" className="quiet" aria-label={label}>
      <Icon aria-hidden="true" />
      <span className="wide-only">{label}</span>
    </button>
  );
}
