import type { ComponentProps, MouseEvent } from 'react';
import { useReader } from '../hooks/useReader.tsx';
import { formatAddress, type StudyPlace } from '../state/address.ts';

interface PassageLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  place: StudyPlace;
  /** Inside the reader: closing it returns the focus to what opened it, not to this link. */
  withinReader?: boolean;
}

/** A true link, so that a passage can be opened in a tab of its own and its address copied. */
export function PassageLink({ place, withinReader, children, ...attributes }: PassageLinkProps) {
  const { open } = useReader();
  function onClick(event: MouseEvent<HTMLAnchorElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(place, withinReader ? undefined : event.currentTarget);
  }
  return (
    <a {...attributes} href={formatAddress({ place })} onClick={onClick}>
      {children}
    </a>
  );
}
