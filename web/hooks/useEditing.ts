import { type RefObject, useRef, useState } from 'react';

interface Editing {
  isEditing: boolean;
  begin: () => void;
  /** Ends it, and brings the focus back to the button that began it. */
  end: () => void;
  /** That button, which is away while the field stands in its place. */
  button: RefObject<HTMLButtonElement | null>;
}

/** Something that turns into a field to change it, and back. */
export function useEditing(): Editing {
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return {
    isEditing,
    begin: () => setEditing(true),
    end() {
      setEditing(false);
      requestAnimationFrame(() => button.current?.focus());
    },
    button,
  };
}
