import type { AnswerSentence } from './schema.ts';

/** An answer in paragraphs and lists: items that follow one another, and the sentences between. */
export function blocksOf(sentences: AnswerSentence[]): AnswerSentence[][] {
  const blocks: AnswerSentence[][] = [];
  for (const sentence of sentences) {
    const last = blocks.at(-1);
    if (last && isList(last) === (sentence.role === 'item')) last.push(sentence);
    else blocks.push([sentence]);
  }
  return blocks;
}

export function isList([first]: AnswerSentence[]): boolean {
  return first?.role === 'item';
}
