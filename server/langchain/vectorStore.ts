import type { Document } from '@langchain/core/documents';
import { maximalMarginalRelevance } from '@langchain/core/utils/math';
import { type MaxMarginalRelevanceSearchOptions, VectorStore } from '@langchain/core/vectorstores';
import { z } from 'zod';
import type { Study } from '#corpus/types.ts';
import type { StudyIndex } from '#index/build.ts';
import { unit } from '#index/matrix.ts';
import type { Embedder } from '#index/types.ts';
import { similarity } from '#index/vector.ts';
import { ApiError, type Message, parseRequest } from '../errors.ts';
import { openBeleg } from '../open.ts';
import type { WirePassage } from '../schema.ts';
import { wirePassage } from '../wire.ts';
import { documentOf, type PassageMetadata } from './document.ts';
import { BelegEmbeddings } from './embeddings.ts';

/** Candidates among which diverse passages are chosen, where the caller names no number; as LangChain's own stores do. */
const DIVERSE_CANDIDATES = 20;

type PassageDocument = Document<PassageMetadata>;
type PassageFilter = (document: PassageDocument) => boolean;

/** A passage and the row of its vector. */
interface Entry {
  passage: WirePassage;
  row: number;
}

interface Found {
  document: PassageDocument;
  score: number;
  row: number;
}

/**
 * The study's passages as a vector store, to be searched only. A passage is one document, and its score the cosine, -1 to 1,
 * of the query and the passage as a whole; `BelegRetriever` looks at more than that, and ranks better.
 */
export class BelegVectorStore extends VectorStore {
  declare FilterType: PassageFilter;
  readonly #matrix: StudyIndex['matrix'];
  readonly #entries: Entry[];

  constructor({ study, index, encoder }: { study: Study; index: StudyIndex; encoder: Embedder }) {
    super(new BelegEmbeddings(encoder), {});
    const passages = new Map(study.passages.map((passage) => [passage.id, passage]));
    this.#matrix = index.matrix;
    this.#entries = index.keys.flatMap(({ passageId, sentence }, row) =>
      sentence === undefined ? [{ passage: wirePassage(passages.get(passageId)!), row }] : [],
    );
  }

  static async open(): Promise<BelegVectorStore> {
    return new BelegVectorStore(await openBeleg());
  }

  override _vectorstoreType(): string {
    return 'beleg';
  }

  /**
   * Best first, of all passages.
   * @param query of as many dimensions as the encoder's; it need not be a unit vector.
   * @param filter is given each document and says whether it may be found.
   * @throws {ApiError} where any of them is something else.
   */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: PassageFilter,
  ): Promise<[PassageDocument, number][]> {
    return this.#nearest(query, k, filter).map(({ document, score }) => [document, score]);
  }

  /** Passages that are near the query and not too near one another (Carbonell & Goldstein 1998). */
  override async maxMarginalRelevanceSearch(
    query: string,
    { k, fetchK = DIVERSE_CANDIDATES, lambda, filter }: MaxMarginalRelevanceSearchOptions<PassageFilter>,
  ): Promise<PassageDocument[]> {
    const vector = await this.embeddings.embedQuery(query);
    const near = this.#nearest(vector, Math.max(k, fetchK), filter);
    const vectors = near.map(({ row }) => this.#vectorOf(row));
    return maximalMarginalRelevance(vector, vectors, lambda, k).map((at) => near[at]!.document);
  }

  override async addVectors(): Promise<never> {
    throw readOnly();
  }

  override async addDocuments(): Promise<never> {
    throw readOnly();
  }

  override async delete(): Promise<never> {
    throw readOnly();
  }

  static override async fromTexts(): Promise<never> {
    throw readOnly();
  }

  static override async fromDocuments(): Promise<never> {
    throw readOnly();
  }

  #nearest(vector: number[], most: number, only?: PassageFilter): Found[] {
    const { dimensions } = this.#matrix;
    const { query, k, filter } = parseRequest(vectorSearch(dimensions), {
      query: vector,
      k: most,
      filter: only,
    });
    const given = Float32Array.from(query);
    // Means of several vectors are shorter than one. A vector of no direction is like nothing.
    const direction = unit(given) ?? given;
    return this.#entries
      .map(({ passage, row }) => ({
        document: documentOf(passage),
        score: similarity(direction, this.#matrix, row),
        row,
      }))
      .filter(({ document }) => filter?.(document) ?? true)
      .sort((a, b) => b.score - a.score)
      .slice(0, k);
  }

  #vectorOf(row: number): number[] {
    const { dimensions, values } = this.#matrix;
    return [...values.subarray(row * dimensions, (row + 1) * dimensions)];
  }
}

function vectorSearch(dimensions: number) {
  return z.object({
    query: z.array(z.number()).length(dimensions),
    k: z.int().min(1),
    filter: z
      .custom<PassageFilter>((filter) => typeof filter === 'function', {
        params: {
          de: 'erwartet wird eine Funktion wie ({ metadata }) => metadata.kind === "summary"',
          en: 'expected is a function such as ({ metadata }) => metadata.kind === "summary"',
        } satisfies Message,
      })
      .optional(),
  });
}

function readOnly(): ApiError {
  return new ApiError(405, 'read_only', {
    de: 'BelegVectorStore lässt sich nur durchsuchen: Es enthält die Studie und nichts anderes.',
    en: 'BelegVectorStore can be searched only: it holds the study and nothing else.',
  });
}
