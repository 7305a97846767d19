import type { Study } from '#corpus/types.ts';
import type { StudyEntry } from './types.ts';

export function entryOf({ id, title, passages, sections }: Study): StudyEntry {
  return { id, title, passages: passages.length, sections: sections.length };
}
