import MiniSearch, { type Options } from 'minisearch';
import type { Passage } from '#corpus/types.ts';
import type { Analyzer } from './text.ts';

/** Titles are short and repeat on every passage of a section: they count, but less than the text. */
const TITLE_BOOST = 0.5;

export interface LexicalHit {
  passageId: string;
  /** BM25+ score (Lv & Zhai 2011), as MiniSearch computes it. */
  score: number;
  /** Index terms that matched. */
  terms: string[];
}

/** Full-text search over passages by the terms of an analyzer. */
export class LexicalIndex {
  readonly #index: MiniSearch<Passage>;

  private constructor(index: MiniSearch<Passage>) {
    this.#index = index;
  }

  static build(passages: Passage[], analyze: Analyzer): LexicalIndex {
    const index = new MiniSearch<Passage>(options(analyze));
    index.addAll(passages);
    return new LexicalIndex(index);
  }

  static read(json: string, analyze: Analyzer): LexicalIndex {
    return new LexicalIndex(MiniSearch.loadJSON<Passage>(json, options(analyze)));
  }

  write(): string {
    return JSON.stringify(this.#index);
  }

  /** Passages that hold any of the terms, best first. */
  search(terms: ReadonlySet<string>): LexicalHit[] {
    if (!terms.size) return [];
    return this.#index
      .search([...terms].join(' '))
      .map(({ id, score, terms }) => ({ passageId: id as string, score, terms }));
  }
}

function options(analyze: Analyzer): Options<Passage> {
  return {
    fields: ['path', 'text'],
    extractField: (passage, field) =>
      field === 'path' ? passage.path.join(' ') : String(passage[field as keyof Passage]),
    // Documents are analysed here, queries beforehand: a query's terms are only to be parted again.
    tokenize: (text, field) => (field ? analyze(text) : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { boost: { path: TITLE_BOOST } },
  };
}
