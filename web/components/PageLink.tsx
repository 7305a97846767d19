import type { ComponentProps, MouseEvent } from 'react';
import { type Address, formatAddress } from '../state/address.ts';

interface PageLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  address: Address;
  /** Goes there without leaving the page. */
  onFollow: (link: HTMLAnchorElement) => void;
}

/** A true link, so that its address can be copied and opened in a tab of its own. */
export function PageLink({ address, onFollow, ...attributes }: PageLinkProps) {
  function onClick(event: MouseEvent<HTMLAnchorElement>) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onFollow(event.currentTarget);
  }
  return <a {...attributes} href={formatAddress(address)} onClick={onClick} />;
}
