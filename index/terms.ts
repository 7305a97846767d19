import type { Study } from '#corpus/types.ts';
import { analyzerOf } from './build.ts';
import { Cache } from './cache.ts';
import { isRetrieved } from './chunk.ts';
import { words } from './text.ts';

/** Texts of which the terms are kept: an answer asks for those of its question several times. */
const TEXTS_KEPT = 1_000;
/** Weights kept at most: some times the terms of a study. */
const TERMS_KEPT = 50_000;

/** What is known of the study's words: how a text is taken apart, and how rare its terms are. */
export interface Terms {
  of(text: string): ReadonlySet<string>;
  /** Terms of a passage and its titles; none for what is not retrieved. */
  ofPassage(id: string): ReadonlySet<string>;
  /** How many passages there are, and how many of them hold a term. */
  readonly passages: number;
  frequency(term: string): number;
  /** Inverse document frequency over passages: ln(1 + N / (1 + n)); highest for a term the study never uses. */
  weight(term: string): number;
  /** Share, by weight, of the wanted terms that are present: 0 … 1; 1 where none is wanted. */
  coverage(wanted: ReadonlySet<string>, present: Pick<ReadonlySet<string>, 'has'>): number;
  /** Whether the study holds this word anywhere, as it is written or by one of its stems. */
  knows(word: string): boolean;
  /** Whether readers use this word in asking for what the study says, in which case another may stand there for it. */
  isAskedWith(word: string): boolean;
}

/** @param asked questions that the study answers. */
export function createTerms(study: Study, asked: readonly string[] = []): Terms {
  const analyze = analyzerOf(study);
  const passages = study.passages.filter(isRetrieved);
  const byPassage = new Map(
    passages.map(({ id, path, text }) => [id, new Set(analyze(`${path.join(' ')} ${text}`))]),
  );
  const frequency = new Map<string, number>();
  for (const terms of byPassage.values()) {
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const vocabulary = new Set(passages.flatMap(({ text }) => words(text)));
  // Most questions need it never, and it takes longer to make than they to answer.
  let askedWith: Set<string> | undefined;
  const known = new Cache<string, ReadonlySet<string>>(TEXTS_KEPT);
  return {
    of: (text) => known.of(text, () => new Set(analyze(text))),
    ofPassage: (id) => byPassage.get(id) ?? new Set(),
    passages: passages.length,
    frequency: (term) => frequency.get(term) ?? 0,
    ...weighing(passages.length, (term) => frequency.get(term) ?? 0),
    isAskedWith(word) {
      askedWith ??= new Set(asked.flatMap(words));
      return askedWith.has(word);
    },
    knows: (word) => vocabulary.has(word) || analyze(word).some((term) => frequency.has(term)),
  };
}

/** What is known of the words of several studies taken together. Each takes a text apart in its own way. */
export function joinTerms(all: readonly Terms[]): Terms {
  if (all.length === 1) return all[0]!;
  const passages = all.reduce((sum, terms) => sum + terms.passages, 0);
  const frequency = (term: string) => all.reduce((sum, terms) => sum + terms.frequency(term), 0);
  const known = new Cache<string, ReadonlySet<string>>(TEXTS_KEPT);
  return {
    of: (text) => known.of(text, () => new Set(all.flatMap((terms) => [...terms.of(text)]))),
    ofPassage: (id) => all.map((terms) => terms.ofPassage(id)).find(({ size }) => size) ?? new Set(),
    passages,
    frequency,
    ...weighing(passages, frequency),
    isAskedWith: (word) => all.some((terms) => terms.isAskedWith(word)),
    knows: (word) => all.some((terms) => terms.knows(word)),
  };
}

function weighing(passages: number, frequency: (term: string) => number): Pick<Terms, 'weight' | 'coverage'> {
  const weights = new Map<string, number>();
  const weight = (term: string) => {
    const known = weights.get(term);
    if (known !== undefined) return known;
    const found = rarity(passages, frequency(term));
    if (weights.size < TERMS_KEPT) weights.set(term, found);
    return found;
  };
  // What is wanted is compared with hundreds of sentences.
  const weighedTerms = new WeakMap<ReadonlySet<string>, Array<{ term: string; weight: number }>>();
  return {
    weight,
    coverage(wanted, present) {
      let weighed = weighedTerms.get(wanted);
      if (!weighed) {
        weighed = [...wanted].map((term) => ({ term, weight: weight(term) }));
        weighedTerms.set(wanted, weighed);
      }
      let all = 0;
      let found = 0;
      for (const { term, weight } of weighed) {
        all += weight;
        if (present.has(term)) found += weight;
      }
      return all ? found / all : 1;
    },
  };
}

function rarity(passages: number, holding: number): number {
  return Math.log(1 + passages / (1 + holding));
}
