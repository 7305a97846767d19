import { useLanguage } from '../hooks/useLanguage.tsx';
import { useHealth } from '../hooks/useStores.tsx';

/** Says when the server is out of reach or still starting, and goes by itself. */
export function ConnectionNotice() {
  const { s } = useLanguage();
  const health = useHealth();
  if (health === 'ready' || health === 'locked') return null;
  if (health === 'unreachable') {
    return (
      <p className="connection failure" role="status">
        {s.unreachableNow}
      </p>
    );
  }
  const { starting } = health;
  return (
    <div className="connection">
      <p role="status">{starting ? s.indexing : s.starting}</p>
      {starting && (
        <>
          <progress aria-label={s.indexing} value={starting.done} max={starting.total} />
          <span className="share">{s.percent(starting.done / starting.total)}</span>
        </>
      )}
    </div>
  );
}
