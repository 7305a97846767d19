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
  readonly #analyze: Analyzer;

  private constructor(index: MiniSearch<Passage>, analyze: Analyzer) {
    this.#index = index;
    this.#analyze = analyze;
  }

  static build(passages: Passage[], analyze: Analyzer): LexicalIndex {
    const index = new MiniSearch<Passage>(options(analyze));
    index.addAll(passages);
    return new LexicalIndex(index, analyze);
  }

  static read(json: string, analyze: Analyzer): LexicalIndex {
    return new LexicalIndex(MiniSearch.loadJSON<Passage>(json, options(analyze)), analyze);
  }

  write(): string {
    return JSON.stringify(this.#index);
  }

  /** Best first; empty when the query holds no content word of the study. */
  search(query: string): LexicalHit[] {
    const terms = [...new Set(this.#analyze(query))];
    if (!terms.length) return [];
    return this.#index
      .search(terms.join(' '))
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
