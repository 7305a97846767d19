import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';

/** How long the button says that it worked, in milliseconds. */
const CONFIRMATION = 2000;

interface CopyButtonProps {
  label: string;
  /** Made when it is wanted. */
  text: () => string;
}

export function CopyButton({ label, text }: CopyButtonProps) {
  const { s } = useLanguage();
  const { notice } = useStores();
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const told = { ready: '', copied: s.copied, failed: s.copyFailed }[state];

  useEffect(() => {
    if (state === 'ready') return;
    // Not a live region of its own: an open dialog would leave it readable, and hide the label beside it.
    notice.setState({ text: told });
    const timer = setTimeout(() => setState('ready'), CONFIRMATION);
    return () => {
      clearTimeout(timer);
      notice.setState({ text: '' });
    };
  }, [state, notice, told]);

  // Browsers offer the clipboard on https and localhost alone.
  if (!navigator.clipboard) return null;

  function copy() {
    navigator.clipboard.writeText(text()).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  }

  const Icon = state === 'copied' ? Check : Copy;
  return (
    <button type="button" className="quiet" onClick={copy}>
      <Icon aria-hidden="true" />
      {/* The longest of the words keeps the button's width. */}
      <span className="stacked">
        <span className={state === 'ready' ? undefined : 'away'}>{label}</span>
        <span>{told}</span>
      </span>
    </button>
  );
}
