import { useEffect } from 'react';

/** What a key is for; keys are those of `KeyboardEvent.key`. */
export type Shortcuts = Record<string, () => void>;

/**
 * Keys that work anywhere but where something is being typed, and not while a dialog is open. They can be turned off,
 * as WCAG 2.1.4 asks of keys that are a single character.
 */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const action = shortcuts[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [shortcuts, enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [role=dialog]') !== null;
}
