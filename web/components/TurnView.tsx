import { memo } from 'react';
import { isRunning, type Turn } from '../state/turn.ts';
import { AnswerMessage } from './AnswerMessage.tsx';
import { FoundPassages } from './FoundPassages.tsx';
import { QuestionMessage } from './QuestionMessage.tsx';
import { UnderstoodAs } from './UnderstoodAs.tsx';

/** A question and all that came of it: what was found first, then the answer. */
export const TurnView = memo(function TurnView({ turn }: { turn: Turn }) {
  const { id, found, answer } = turn;
  return (
    <article className="turn" aria-labelledby={`question-${id}`} aria-busy={isRunning(turn)}>
      <QuestionMessage id={id} question={turn.question} />
      <UnderstoodAs turn={turn} />
      {/* A refusal lists the nearest passages itself. */}
      {found.length > 0 && !answer?.abstained && <FoundPassages found={found} />}
      <AnswerMessage turn={turn} />
    </article>
  );
});
