import { sourceOf } from '#corpus/machineRead.ts';
import type { Passage } from '#corpus/types.ts';
import type { SearchResult } from '#index/types.ts';
import type { FoundPassage, ReaderPassage, WirePassage } from './schema.ts';

/** A passage as the wire shows it. */
export function wirePassage(passage: Passage): WirePassage {
  const { id, kind, path, text, machineRead, study, language, page } = passage;
  return {
    id,
    kind,
    section: path,
    text,
    ...(machineRead && { source: sourceOf(passage, { start: 0, end: text.length }) }),
    ...(machineRead?.country && { country: machineRead.country }),
    ...(study && { study }),
    ...(language && { language }),
    ...(page && { page }),
  };
}

/** The same with what the study's reader needs besides. */
export function readerPassage(passage: Passage): ReaderPassage {
  return {
    ...wirePassage(passage),
    footnotes: passage.footnotes,
    ...(passage.repeats && { repeats: passage.repeats }),
  };
}

export function foundPassage({ passage, score, signals }: SearchResult): FoundPassage {
  return {
    ...wirePassage(passage),
    score,
    matched: {
      passage: signals.passage,
      sentence: signals.sentence,
      asked: signals.asked,
      coverage: signals.coverage,
      lexical: signals.lexical,
      terms: signals.terms,
      best: passage.sentences[signals.bestSentence]!,
    },
  };
}
