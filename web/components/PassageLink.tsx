import type { MouseEvent, ReactNode } from 'react';
import { type DeepLink, formatDeepLink } from '../deepLink.ts';
import { useReader } from '../hooks/useReader.tsx';

interface PassageLinkProps {
  link: DeepLink;
  /** Inside the reader: closing it returns the focus to what opened it, not to this link. */
  withinReader?: boolean;
  children: ReactNode;
}

/** A true link, so that a passage can be opened in a tab of its own and its address copied. */
export function PassageLink({ link, withinReader, children }: PassageLinkProps) {
  const { open } = useReader();
  function onClick(event: MouseEvent<HTMLAnchorElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link, withinReader ? undefined : event.currentTarget);
  }
  return (
    <a href={formatDeepLink(link)} onClick={onClick}>
      {children}
    </a>
  );
}
