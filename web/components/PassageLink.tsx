import type { ComponentProps } from 'react';
import { useReader } from '../hooks/useReader.tsx';
import type { StudyPlace } from '../state/address.ts';
import { PageLink } from './PageLink.tsx';

interface PassageLinkProps extends Omit<ComponentProps<typeof PageLink>, 'address' | 'onFollow'> {
  place: StudyPlace;
  /** Inside the reader: closing it returns the focus to what opened it, not to this link. */
  withinReader?: boolean;
}

/** Opens the study at a place. */
export function PassageLink({ place, withinReader, ...attributes }: PassageLinkProps) {
  const { open } = useReader();
  return (
    <PageLink
      {...attributes}
      address={{ place }}
      onFollow={(link) => open(place, withinReader ? undefined : link)}
    />
  );
}
