import { useLanguage } from '../hooks/useLanguage.tsx';
import { Dialog } from './Dialog.tsx';

interface KeysDialogProps {
  enabled: boolean;
  onEnable: (enabled: boolean) => void;
  onClose: () => void;
}

/** The keys there are; those of a single character can be turned off. */
export default function KeysDialog({ enabled, onEnable, onClose }: KeysDialogProps) {
  const { s } = useLanguage();
  return (
    <Dialog title={s.keys} className="panel" onClose={onClose}>
      <dl className="keys-list">
        {s.keyList.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnable(event.target.checked)} />
        {s.keysEnabled}
      </label>
    </Dialog>
  );
}
