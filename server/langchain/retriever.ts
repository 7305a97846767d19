import type { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { z } from 'zod';
import type { Beleg } from '../beleg.ts';
import { parseRequest } from '../errors.ts';
import { openBeleg } from '../open.ts';
import { chatRequest, RESULTS, resultCount, searchRequest } from '../requests.ts';
import type { FoundPassage } from '../schema.ts';
import { documentOf, type PassageMetadata } from './document.ts';

const retrieverSettings = z.object({
  k: resultCount.default(RESULTS),
  studies: chatRequest.shape.studies,
});

export interface BelegRetrieverFields extends BaseRetrieverInput {
  /** How many passages, 1 to 50; by default 10. */
  k?: number;
  /** Ids of the studies to search; by default the one that ships with Beleg. */
  studies?: string[];
}

/** Finds passages of the studies by a question or keywords, best first: those of `GET /api/search`. */
export class BelegRetriever extends BaseRetriever<PassageMetadata<FoundPassage>> {
  override lc_namespace = ['beleg'];
  readonly #beleg: Beleg;
  readonly #k: number;
  readonly #studies: string[] | undefined;

  /** @throws {ApiError} where `k` is out of range, or the studies are no ids. */
  constructor(beleg: Beleg, { k, studies, ...fields }: BelegRetrieverFields = {}) {
    super(fields);
    this.#beleg = beleg;
    const settings = parseRequest(retrieverSettings, { k, studies });
    this.#k = settings.k;
    this.#studies = settings.studies;
  }

  static async open(fields?: BelegRetrieverFields): Promise<BelegRetriever> {
    return new BelegRetriever((await openBeleg()).beleg, fields);
  }

  /** @throws {ApiError} where the query is no text, empty or too long. */
  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata<FoundPassage>>[]> {
    const { q, k } = parseRequest(searchRequest, { q: query, k: this.#k });
    const { passages } = await this.#beleg.search(q, k, this.#studies);
    return passages.map((passage) => documentOf(passage, passage.matched.best));
  }
}
