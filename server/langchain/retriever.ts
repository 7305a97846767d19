import type { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { Beleg } from '../beleg.ts';
import { parseRequest } from '../errors.ts';
import { openBeleg } from '../open.ts';
import { searchRequest } from '../requests.ts';
import type { FoundPassage } from '../schema.ts';
import { documentOf, type PassageMetadata } from './document.ts';

export interface BelegRetrieverFields extends BaseRetrieverInput {
  /** How many passages, 1 to 50; by default 10. */
  k?: number;
}

/** Finds passages of the study by a question or keywords, best first: those of `GET /api/search`. */
export class BelegRetriever extends BaseRetriever<PassageMetadata<FoundPassage>> {
  override lc_namespace = ['beleg'];
  readonly #beleg: Beleg;
  readonly #k: number;

  /** @throws {ApiError} where `k` is out of range. */
  constructor(beleg: Beleg, { k, ...fields }: BelegRetrieverFields = {}) {
    super(fields);
    this.#beleg = beleg;
    this.#k = parseRequest(searchRequest.pick({ k: true }), { k }).k;
  }

  static async open(fields?: BelegRetrieverFields): Promise<BelegRetriever> {
    return new BelegRetriever((await openBeleg()).beleg, fields);
  }

  /** @throws {ApiError} where the query is no text, empty or too long. */
  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata<FoundPassage>>[]> {
    const { q, k } = parseRequest(searchRequest, { q: query, k: this.#k });
    const { passages } = await this.#beleg.search(q, k);
    return passages.map((passage) => documentOf(passage, passage.matched.best));
  }
}
