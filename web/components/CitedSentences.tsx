import type { AnswerSentence, Citation } from '#server/schema.ts';
import { CitedWords } from './CitedWords.tsx';

interface CitedSentencesProps {
  sentences: AnswerSentence[];
  citations: Citation[];
}

/** Sentences one after the other, words of Beleg or of a language model set apart from the study's. */
export function CitedSentences({ sentences, citations }: CitedSentencesProps) {
  return sentences.map(({ text, citations: numbers, role }, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end
    <span key={position} className={role === 'frame' || role === 'paraphrase' ? role : 'sentence'}>
      {position > 0 && ' '}
      <CitedWords text={text} numbers={numbers} citations={citations} />
    </span>
  ));
}
