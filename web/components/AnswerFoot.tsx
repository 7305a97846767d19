import { citedText } from '../citing/citedText.ts';
import { useLanguage } from '../hooks/useLanguage.tsx';
import type { Answer } from '../state/turn.ts';
import { CopyButton } from './CopyButton.tsx';
import { SourceList } from './SourceList.tsx';

/** What an answer rests on, to open and to take along. */
export function AnswerFoot({ answer }: { answer: Answer }) {
  const { s } = useLanguage();
  return (
    <div className="answer-foot">
      <SourceList citations={answer.citations} />
      <CopyButton label={s.copyAnswer} text={() => citedText(answer, s, location.origin)} />
    </div>
  );
}
