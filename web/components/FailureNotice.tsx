import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Failure } from '../state/api.ts';

interface FailureNoticeProps {
  failure: Failure;
  /** Said where the server gives no message of its own. */
  fallback: string;
  /** Whether a part of the answer stands above. */
  partial?: boolean;
  onRetry: () => void;
}

/** What went wrong, in place of what was asked for. */
export function FailureNotice({ failure, fallback, partial, onRetry }: FailureNoticeProps) {
  const { s } = useLanguage();
  const messages = {
    unreachable: s.unreachable,
    locked: s.locked,
    interrupted: s.interrupted,
    server: failure.message || fallback,
  };
  return (
    <div className="notice failure" role="alert">
      <p>
        {messages[failure.kind]} {partial && failure.kind === 'server' && s.incomplete}
      </p>
      <button type="button" className="secondary" onClick={onRetry}>
        {s.retry}
      </button>
    </div>
  );
}
