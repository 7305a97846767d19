import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type DeepLink, formatDeepLink, parseDeepLink } from '../deepLink.ts';

interface ReaderState {
  /** What the reader pane shows; undefined while it is closed. */
  link: DeepLink | undefined;
  /** Counts the times something was opened, so that the same link opened again scrolls back to its place. */
  visit: number;
  /** `opener` gets the focus back on closing; without it the one before does. */
  open: (link: DeepLink, opener?: HTMLElement) => void;
  close: () => void;
}

const ReaderContext = createContext<ReaderState | undefined>(undefined);

/** Keeps the reader pane and the address in step: a passage can be bookmarked, and Back closes it. */
export function ReaderProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(() => ({ link: parseDeepLink(location.hash), visit: 0 }));
  const opener = useRef<HTMLElement>(undefined);
  const wasOpen = useRef(false);

  const show = useCallback((link: DeepLink | undefined) => {
    setShown(({ visit }) => ({ link, visit: visit + 1 }));
  }, []);

  useEffect(() => {
    const followAddress = () => show(parseDeepLink(location.hash));
    addEventListener('popstate', followAddress);
    return () => removeEventListener('popstate', followAddress);
  }, [show]);

  useEffect(() => {
    if (wasOpen.current && !shown.link) {
      const target = opener.current?.isConnected ? opener.current : document.querySelector('textarea');
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    } else if (!wasOpen.current && shown.link) {
      // The chat has just become narrower.
      opener.current?.scrollIntoView({ block: 'nearest' });
    }
    wasOpen.current = shown.link !== undefined;
  }, [shown.link]);

  const isOpen = shown.link !== undefined;
  const state = useMemo(
    () => ({
      ...shown,
      open(link: DeepLink, from?: HTMLElement) {
        if (from) opener.current = from;
        // One entry for the open pane, however many passages it shows: one step back closes it.
        history[isOpen ? 'replaceState' : 'pushState'](null, '', formatDeepLink(link));
        show(link);
      },
      close() {
        history.pushState(null, '', location.pathname + location.search);
        show(undefined);
      },
    }),
    [shown, isOpen, show],
  );
  return <ReaderContext value={state}>{children}</ReaderContext>;
}

export function useReader(): ReaderState {
  const state = useContext(ReaderContext);
  if (!state) throw new Error('useReader needs a ReaderProvider above it');
  return state;
}
