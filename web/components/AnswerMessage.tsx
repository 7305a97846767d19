import { useLanguage } from '../hooks/useLanguage.tsx';
import { useStores } from '../hooks/useStores.tsx';
import { isRunning, type Turn } from '../state/turn.ts';
import { AnswerFoot } from './AnswerFoot.tsx';
import { AnswerText } from './AnswerText.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Progress } from './Progress.tsx';
import { Provenance } from './Provenance.tsx';
import { Refusal } from './Refusal.tsx';

/** What Beleg says to a question, as far as it has come. */
export function AnswerMessage({ turn }: { turn: Turn }) {
  const { s } = useLanguage();
  const { conversation } = useStores();
  const { id, status, sentences, citations, answer, failure } = turn;
  const retry = () => void conversation.askAgain(id);
  if (answer?.abstained) return <Refusal answer={answer} />;
  return (
    <>
      {answer?.notice && <p className="provenance">{answer.notice}</p>}
      {sentences.length > 0 && <AnswerText sentences={sentences} citations={citations} />}
      {answer?.comparison && (
        <ComparisonTable answer={answer} comparison={answer.comparison} citations={citations} />
      )}
      {answer?.reason && <p className="missing">{answer.reason}</p>}
      {answer && <Provenance answer={answer} />}
      {isRunning(turn) && <Progress key={sentences.length} status={status} />}
      {failure && (
        <FailureNotice
          failure={failure}
          fallback={s.serverFailed}
          partial={sentences.length > 0}
          onRetry={retry}
        />
      )}
      {status === 'stopped' && (
        <div className="notice">
          <p>
            {s.stopped} {sentences.length > 0 && s.incomplete}
          </p>
          <button type="button" className="secondary" onClick={retry}>
            {s.retry}
          </button>
        </div>
      )}
      {answer && <AnswerFoot answer={answer} />}
    </>
  );
}
