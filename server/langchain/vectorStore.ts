import type { Document } from '@langchain/core/documents';
import { maximalMarginalRelevance } from '@langchain/core/utils/math';
import { type MaxMarginalRelevanceSearchOptions, VectorStore } from '@langchain/core/vectorstores';
import { z } from 'zod';
import type { Study } from '#corpus/types.ts';
import { dot, unit } from '#index/matrix.ts';
import type { Embedder, StudyIndex } from '#index/types.ts';
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

interface Entry {
  passage: WirePassage;
  vector: Float32Array;
}

interface Found {
  document: PassageDocument;
  score: number;
  vector: Float32Array;
}

/**
 * The study's passages as a vector store, to be searched only. A passage is one document, and its score the cosine, -1 to 1,
 * of the query and the passage as a whole; `BelegRetriever` looks at more than that, and ranks better.
 */
export class BelegVectorStore extends VectorStore {
  declare FilterType: PassageFilter;
  readonly #dimensions: number;
  readonly #entries: Promise<Entry[]>;

  constructor({ study, index, encoder }: { study: Study; index: StudyIndex; encoder: Embedder }) {
    super(new BelegEmbeddings(encoder), {});
    this.#dimensions = encoder.dimensions;
    this.#entries = entriesOf(study, index);
    // Whoever searches is told.
    this.#entries.catch(() => {});
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
    return (await this.#nearest(query, k, filter)).map(({ document, score }) => [document, score]);
  }

  /**
   * Passages that are near the query and not too near one another (Carbonell & Goldstein 1998).
   * @throws {ApiError} where a number is out of its range.
   */
  override async maxMarginalRelevanceSearch(
    query: string,
    options: MaxMarginalRelevanceSearchOptions<PassageFilter>,
  ): Promise<PassageDocument[]> {
    const { k, fetchK, lambda } = parseRequest(diverseSearch, options);
    const { filter } = options;
    const vector = await this.embeddings.embedQuery(query);
    const near = await this.#nearest(vector, Math.max(k, fetchK), filter);
    const vectors = near.map(({ vector }) => [...vector]);
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

  async #nearest(vector: number[], most: number, only?: PassageFilter): Promise<Found[]> {
    const { query, k, filter } = parseRequest(vectorSearch(this.#dimensions), {
      query: vector,
      k: most,
      filter: only,
    });
    const given = Float32Array.from(query);
    // Means of several vectors are shorter than one. A vector of no direction is like nothing.
    const direction = unit(given) ?? given;
    return (await this.#entries)
      .map(({ passage, vector }) => ({
        document: documentOf(passage),
        score: dot(direction, 0, vector, 0, this.#dimensions),
        vector,
      }))
      .filter(({ document }) => filter?.(document) ?? true)
      .sort((a, b) => b.score - a.score)
      .slice(0, k);
  }
}

async function entriesOf({ passages }: Study, { vectors }: StudyIndex): Promise<Entry[]> {
  const vectorOf = await vectors.vectorsOf(passages.map(({ id }) => id));
  return passages.flatMap((passage) => {
    const vector = vectorOf.get(passage.id);
    return vector ? [{ passage: wirePassage(passage), vector }] : [];
  });
}

const diverseSearch = z.object({
  k: z.int().min(1),
  fetchK: z.int().min(1).default(DIVERSE_CANDIDATES),
  /** 1: the nearest; 0: the most diverse. Where it is not set, as LangChain has it. */
  lambda: z.number().min(0).max(1).optional(),
});

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
