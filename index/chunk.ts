import type { Passage, Study } from '#corpus/types.ts';
import type { Chunk } from './types.ts';

/**
 * What is embedded: every passage whole, and each of its sentences. Pull quotes are left out: they repeat the
 * paragraph beside them, and would crowd it out of the results.
 */
export function chunksOf(study: Study): Chunk[] {
  return study.passages.filter(isRetrieved).flatMap((passage) => [
    { passageId: passage.id, text: inContext(passage, passage.text) },
    ...passage.sentences.map((span, sentence) => ({
      passageId: passage.id,
      sentence,
      text: passage.text.slice(span.start, span.end),
    })),
  ]);
}

export function isRetrieved(passage: Passage): boolean {
  return passage.kind !== 'pull-quote';
}

/** A passage's own words seldom say what its section is about: its titles go before them. */
function inContext(passage: Passage, text: string): string {
  const titles = passage.machineRead?.country ? [...passage.path, passage.machineRead.country] : passage.path;
  return `${titles.join('. ')}. ${text}`;
}
