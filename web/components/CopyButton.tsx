import { useState } from 'react';
import type { ChatResponse } from '#server/schema.ts';
import { citedText } from '../citedText.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';

/** How long the button says that it worked, in milliseconds. */
const CONFIRMATION = 2000;

export function CopyButton({ answer }: { answer: ChatResponse }) {
  const { s } = useLanguage();
  const [copied, setCopied] = useState(false);
  // Browsers offer the clipboard on https and localhost alone.
  if (!navigator.clipboard) return null;

  async function copy() {
    await navigator.clipboard.writeText(citedText(answer));
    setCopied(true);
    setTimeout(() => setCopied(false), CONFIRMATION);
  }

  return (
    <button type="button" className="quiet copy" onClick={() => void copy().catch(() => {})}>
      <span aria-live="polite">{copied ? s.copied : s.copy}</span>
    </button>
  );
}
