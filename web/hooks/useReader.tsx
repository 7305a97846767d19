import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { StudyPlace } from '../state/address.ts';
import { useAddress, useStores } from './useStores.tsx';

interface ReaderActions {
  /** `opener` gets the focus back on closing; without it the one before does. */
  open: (place: StudyPlace, opener?: HTMLElement) => void;
  /** `focus` brings the focus elsewhere than to what opened the reader. */
  close: (focus?: () => void) => void;
}

const ReaderContext = createContext<ReaderActions | undefined>(undefined);

/** Opens the study at a place, and on closing brings the focus back to where the reader came from. */
export function ReaderProvider({ children }: { children: ReactNode }) {
  const { address } = useStores();
  const isOpen = useAddress(({ place }) => place !== undefined);
  const opener = useRef<HTMLElement>(undefined);
  const focusElsewhere = useRef<() => void>(undefined);
  const wasOpen = useRef(false);

  const actions = useMemo(
    () => ({
      open(place: StudyPlace, from?: HTMLElement) {
        if (from) opener.current = from;
        address.openPlace(place);
      },
      close(focus?: () => void) {
        focusElsewhere.current = focus;
        address.closePlace();
      },
    }),
    [address],
  );

  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      if (focusElsewhere.current) focusElsewhere.current();
      else focusOn(opener.current?.isConnected ? opener.current : document.querySelector('textarea'));
      focusElsewhere.current = undefined;
    } else if (!wasOpen.current && isOpen) {
      // The chat has just become narrower.
      opener.current?.scrollIntoView({ block: 'nearest' });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);

  return <ReaderContext value={actions}>{children}</ReaderContext>;
}

function focusOn(element: HTMLElement | null): void {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
}

export function useReader(): ReaderActions {
  const actions = useContext(ReaderContext);
  if (!actions) throw new Error('useReader needs a ReaderProvider above it');
  return actions;
}
