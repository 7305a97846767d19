import { Embeddings } from '@langchain/core/embeddings';
import { z } from 'zod';
import { loadEmbedder } from '#index/embed.ts';
import { readIndexSettings } from '#index/settings.ts';
import type { Embedder } from '#index/types.ts';
import { parseRequest } from '../errors.ts';

/** Anything else would be embedded as its name. */
const request = z.object({ texts: z.array(z.string()) });

/** Beleg's encoder: unit vectors, so that a dot product is the cosine. The shipped one knows the study and little else. */
export class BelegEmbeddings extends Embeddings {
  readonly #encoder: Embedder;

  constructor(encoder: Embedder) {
    super({});
    this.#encoder = encoder;
  }

  /**
   * The encoder that the setting `ENCODER` names, by itself: no index is opened or built.
   * @throws {EncoderError} where there is no such encoder.
   */
  static async open(): Promise<BelegEmbeddings> {
    return new BelegEmbeddings(await loadEmbedder(readIndexSettings(process.env).encoder));
  }

  override embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#embed(texts, 'passage');
  }

  override async embedQuery(text: string): Promise<number[]> {
    return (await this.#embed([text], 'query'))[0]!;
  }

  async #embed(given: string[], role: 'query' | 'passage'): Promise<number[][]> {
    const { texts } = parseRequest(request, { texts: given });
    return (await this.#encoder.embed(texts, role)).map((vector) => [...vector]);
  }
}
