import type { Study } from '#corpus/types.ts';
import { chunksOf } from '../chunk.ts';
import { type Question, QuoteFinder } from './questions.ts';

/** Everything that a question is compared with: the study's passages and their sentences, as the index embeds them. */
export interface StudyKeys {
  passageTexts: string[];
  sentenceTexts: string[];
  /** Position of the passage that a sentence belongs to. */
  passageOf: Int32Array;
}

/** Positions of the passages and sentences that answer a question. */
export interface Target {
  passages: number[];
  sentences: number[];
}

/** The keys of a study, and where among them the answer to each question is. Throws for a quote it does not hold. */
export function studyKeys(study: Study, questions: readonly Question[]): [StudyKeys, Target[]] {
  const chunks = chunksOf(study);
  const passages = chunks.filter((chunk) => chunk.sentence === undefined);
  const sentences = chunks.filter((chunk) => chunk.sentence !== undefined);
  const passagePosition = new Map(passages.map(({ passageId }, i) => [passageId, i]));
  const sentencePosition = new Map(
    sentences.map(({ passageId, sentence }, i) => [`${passageId}#${sentence}`, i]),
  );
  const finder = new QuoteFinder(study.passages);
  const targets = questions.map(({ quote }) => {
    const answers = finder.find(quote);
    if (!answers.passageIds.length) throw new Error(`the study does not hold the quote "${quote}"`);
    return {
      passages: answers.passageIds.map((id) => passagePosition.get(id)!),
      sentences: answers.sentences.map((at) => sentencePosition.get(`${at.passageId}#${at.sentence}`)!),
    };
  });
  const keys = {
    passageTexts: passages.map(({ text }) => text),
    sentenceTexts: sentences.map(({ text }) => text),
    passageOf: Int32Array.from(sentences, ({ passageId }) => passagePosition.get(passageId)!),
  };
  return [keys, targets];
}
