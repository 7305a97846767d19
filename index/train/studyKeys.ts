import type { Study } from '#corpus/types.ts';
import { chunksOf } from '../chunk.ts';
import type { Place } from '../questions.ts';

/** Everything that a question is compared with: the study's passages and their sentences, as the index embeds them. */
export interface Keys {
  passageTexts: string[];
  sentenceTexts: string[];
  /** Position of the passage that a sentence belongs to. */
  passageOf: Int32Array;
}

export interface StudyKeys extends Keys {
  /** Positions of the passages and sentences at these places. */
  targetOf(places: readonly Place[]): Target;
}

/** Positions of the passages and sentences that answer a question. */
export interface Target {
  passages: number[];
  sentences: number[];
}

export function studyKeys(study: Study): StudyKeys {
  const chunks = chunksOf(study);
  const passages = chunks.filter((chunk) => chunk.sentence === undefined);
  const sentences = chunks.filter((chunk) => chunk.sentence !== undefined);
  const passagePosition = new Map(passages.map(({ passageId }, i) => [passageId, i]));
  const sentencePosition = new Map(
    sentences.map(({ passageId, sentence }, i) => [`${passageId}#${sentence}`, i]),
  );
  return {
    passageTexts: passages.map(({ text }) => text),
    sentenceTexts: sentences.map(({ text }) => text),
    passageOf: Int32Array.from(sentences, ({ passageId }) => passagePosition.get(passageId)!),
    targetOf: (places) => ({
      passages: places.map(({ passageId }) => passagePosition.get(passageId)!),
      sentences: places.flatMap(({ passageId, sentences }) =>
        sentences.map((sentence) => sentencePosition.get(`${passageId}#${sentence}`)!),
      ),
    }),
  };
}
