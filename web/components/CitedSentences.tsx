import type { AnswerSentence, Citation } from '#server/schema.ts';
import { CitedWords } from './CitedWords.tsx';

interface CitedSentencesProps {
  sentences: AnswerSentence[];
  citations: Citation[];
}

export function CitedSentences({ sentences, citations }: CitedSentencesProps) {
  return sentences.map(({ text, citations: numbers }, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end
    <span key={position} className="sentence">
      {position > 0 && ' '}
      <CitedWords text={text} numbers={numbers} citations={citations} />
    </span>
  ));
}
