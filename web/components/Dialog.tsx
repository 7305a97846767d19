import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../hooks/useLanguage.tsx';

interface DialogProps {
  title: string;
  /** Where it stands: at the left edge, or in the middle. */
  className: 'drawer' | 'panel';
  onClose: () => void;
  children: ReactNode;
}

/** What lies over the page: it keeps the focus, closes with Escape or a click beside it, and gives the focus back. */
export function Dialog({ title, className, onClose, children }: DialogProps) {
  const { s } = useLanguage();
  return (
    <Base.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className={`dialog ${className}`}>
          <div className="dialog-head">
            <Base.Title render={<h2>{title}</h2>} />
            <Base.Close className="icon-button" aria-label={s.close}>
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
