import MiniSearch, { type Options } from 'minisearch';
import type { Passage } from '#corpus/types.ts';
import type { Analyzer } from './text.ts';
import type { LexicalHit, LexicalIndex } from './types.ts';

/** Titles are short and repeat on every passage of a section: they count, but less than the text. */
const TITLE_BOOST = 0.5;

/** Full-text search over the passages of one study by the terms of its analyzer. */
export class MiniSearchIndex implements LexicalIndex {
  readonly #index: MiniSearch<Passage>;
  /** Of the queries in hand: each is asked for its best hits, and then for those of its candidates. */
  readonly #found = new WeakMap<ReadonlySet<string>, LexicalHit[]>();

  private constructor(index: MiniSearch<Passage>) {
    this.#index = index;
  }

  static build(passages: Passage[], analyze: Analyzer): MiniSearchIndex {
    const index = new MiniSearch<Passage>(options(analyze));
    index.addAll(passages);
    return new MiniSearchIndex(index);
  }

  static read(json: string, analyze: Analyzer): MiniSearchIndex {
    return new MiniSearchIndex(MiniSearch.loadJSON<Passage>(json, options(analyze)));
  }

  write(): string {
    return JSON.stringify(this.#index);
  }

  async search(terms: ReadonlySet<string>, k: number): Promise<LexicalHit[]> {
    return this.#all(terms).slice(0, k);
  }

  async hits(terms: ReadonlySet<string>, passageIds: Iterable<string>): Promise<LexicalHit[]> {
    const wanted = new Set(passageIds);
    return this.#all(terms).filter(({ passageId }) => wanted.has(passageId));
  }

  #all(terms: ReadonlySet<string>): LexicalHit[] {
    if (!terms.size) return [];
    const known = this.#found.get(terms);
    if (known) return known;
    const found = this.#index
      .search([...terms].join(' '))
      .map(({ id, score, terms }) => ({ passageId: id as string, score, terms }));
    this.#found.set(terms, found);
    return found;
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
