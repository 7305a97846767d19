import { MessageCircleQuestion } from 'lucide-react';
import { citationText, type Excerpt, excerptLink } from '../citing/citation.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { wordsLanguage } from '../reading/wordsLanguage.ts';
import { CopyButton } from './CopyButton.tsx';

interface ExcerptBarProps {
  excerpt: Excerpt;
  isSelection: boolean;
  onAskAbout: (words: string) => void;
}

/** What can be done with the words selected or opened in the study. */
export function ExcerptBar({ excerpt, isSelection, onAskAbout }: ExcerptBarProps) {
  const { s } = useLanguage();
  return (
    <div className="excerpt-bar" role="toolbar" aria-label={s.excerptActions}>
      <p className="place">
        <span>{isSelection ? s.selected : s.opened}</span>
        <span lang={wordsLanguage(excerpt)}>{excerpt.passageId}</span>
      </p>
      <button type="button" className="quiet" onClick={() => onAskAbout(excerpt.quote)}>
        <MessageCircleQuestion aria-hidden="true" />
        {s.askAbout}
      </button>
      <CopyButton label={s.copyCitation} text={() => citationText(excerpt, s, location.origin)} />
      <CopyButton label={s.copyLink} text={() => excerptLink(excerpt, location.origin)} />
    </div>
  );
}
