import type { Study } from '#corpus/types.ts';
import { analyzerOf } from './build.ts';
import { isRetrieved } from './chunk.ts';
import { words } from './text.ts';

/** What is known of the study's words: how a text is taken apart, and how rare its terms are. */
export interface Terms {
  of(text: string): Set<string>;
  /** Inverse document frequency over passages: ln(1 + N / (1 + n)); highest for a term the study never uses. */
  weight(term: string): number;
  /** Share, by weight, of the wanted terms that are present: 0 … 1; 1 where none is wanted. */
  coverage(wanted: Set<string>, present: Set<string>): number;
  /** Whether the study holds this word anywhere, as it is written or by one of its stems. */
  knows(word: string): boolean;
}

export function createTerms(study: Study): Terms {
  const analyze = analyzerOf(study);
  const passages = study.passages.filter(isRetrieved);
  const frequency = new Map<string, number>();
  const vocabulary = new Set<string>();
  for (const { text, path } of passages) {
    for (const term of new Set(analyze(`${path.join(' ')} ${text}`))) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
    for (const word of words(text)) vocabulary.add(word);
  }
  const weight = (term: string) => Math.log(1 + passages.length / (1 + (frequency.get(term) ?? 0)));
  return {
    of: (text) => new Set(analyze(text)),
    weight,
    coverage(wanted, present) {
      let all = 0;
      let found = 0;
      for (const term of wanted) {
        all += weight(term);
        if (present.has(term)) found += weight(term);
      }
      return all ? found / all : 1;
    },
    knows: (word) => vocabulary.has(word) || analyze(word).some((term) => frequency.has(term)),
  };
}
