import { memo } from 'react';
import { isRunning, type Turn } from '../conversation.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import { AnswerText } from './AnswerText.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { CopyButton } from './CopyButton.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { FoundPassages } from './FoundPassages.tsx';
import { Refusal } from './Refusal.tsx';
import { SourceList } from './SourceList.tsx';

interface TurnViewProps {
  turn: Turn;
  onRetry: (id: number) => void;
}

/** A question and all that came of it. */
export const TurnView = memo(function TurnView({ turn, onRetry }: TurnViewProps) {
  const { s } = useLanguage();
  const { id, question, status, standalone, answer, citations } = turn;
  const retry = () => onRetry(id);
  return (
    <article className="turn" aria-labelledby={`question-${id}`} aria-busy={isRunning(turn)}>
      <h2 className="question" id={`question-${id}`}>
        <span className="visually-hidden">{s.yourQuestion}: </span>
        {question}
      </h2>
      {standalone && standalone.trim() !== question && (
        <p className="understood">
          {s.understoodAs}: <q>{standalone}</q>
        </p>
      )}
      {answer?.abstained ? (
        <Refusal answer={answer} />
      ) : (
        <>
          {turn.sentences.length > 0 && <AnswerText sentences={turn.sentences} citations={citations} />}
          {answer?.comparison && (
            <ComparisonTable
              question={answer.question}
              comparison={answer.comparison}
              citations={citations}
            />
          )}
          {answer?.reason && <p className="missing">{answer.reason}</p>}
        </>
      )}
      {isRunning(turn) && <p className="progress">{status === 'searching' ? s.searching : s.answering}</p>}
      {status === 'failed' && turn.failure && (
        <FailureNotice
          failure={turn.failure}
          fallback={s.serverFailed}
          partial={turn.sentences.length > 0}
          onRetry={retry}
        />
      )}
      {status === 'stopped' && (
        <div className="notice">
          <p>
            {s.stopped} {turn.sentences.length > 0 && s.incomplete}
          </p>
          <button type="button" className="secondary" onClick={retry}>
            {s.retry}
          </button>
        </div>
      )}
      {status === 'answered' && answer && !answer.abstained && (
        <div className="answer-foot">
          <SourceList citations={citations} />
          <CopyButton answer={answer} />
        </div>
      )}
      {turn.found.length > 0 && !answer?.abstained && (
        <FoundPassages passages={turn.found} expanded={isRunning(turn)} />
      )}
    </article>
  );
});
