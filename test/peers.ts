/** Other ways to search the same passages, to be compared with: each as its makers' documentation sets it up. */
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { stemmer } from '@orama/stemmers/german';
import { stopwords } from '@orama/stopwords/german';
import MiniSearch from 'minisearch';
import type { Study } from '#corpus/types.ts';
import { chunksOf } from '#index/chunk.ts';
import type { Embedder } from '#index/types.ts';
import { BelegEmbeddings } from '#server/langchain/embeddings.ts';

/** The best `k` texts for a query, best first. */
export type Ranker = (query: string, k: number) => Promise<string[]>;

/** They get every passage with its titles ahead, as our encoder does; the last gets the study as one text. */
export async function createPeers(study: Study, embedder: Embedder): Promise<Record<string, Ranker>> {
  const texts = chunksOf(study)
    .filter(({ sentence }) => sentence === undefined)
    .map(({ text }) => text);
  return {
    'MiniSearch, defaults': miniSearch(texts),
    ...(await orama(texts, embedder)),
    'LangChain, passages split': await langChain(texts, embedder),
    'LangChain, whole study split': await langChain([texts.join('\n\n')], embedder),
  };
}

function miniSearch(texts: string[]): Ranker {
  const index = new MiniSearch({ fields: ['text'], storeFields: ['text'] });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return async (query, k) =>
    index
      .search(query)
      .slice(0, k)
      .map(({ text }) => text);
}

/** Full text with German stemmer and stop words, and hybrid with our vectors of the same texts. */
async function orama(texts: string[], embedder: Embedder): Promise<Record<string, Ranker>> {
  const index = create({
    schema: { text: 'string', embedding: `vector[${embedder.dimensions}]` } as const,
    components: { tokenizer: { language: 'german', stemming: true, stemmer, stopWords: stopwords } },
  });
  const vectors = await embedder.embed(texts, 'passage');
  await insertMultiple(
    index,
    texts.map((text, i) => ({ text, embedding: [...vectors[i]!] })),
  );
  const textsOf = ({ hits }: { hits: Array<{ document: { text: string } }> }) =>
    hits.map(({ document }) => document.text);
  return {
    'Orama, German full text': async (term, limit) =>
      textsOf(await searchOrama(index, { term, properties: ['text'], limit })),
    'Orama, hybrid with our vectors': async (term, limit) => {
      const [vector] = await embedder.embed([term], 'query');
      return textsOf(
        await searchOrama(index, {
          mode: 'hybrid',
          term,
          properties: ['text'],
          vector: { value: [...vector!], property: 'embedding' },
          // Its default of 0.8 leaves out nearly every vector of ours.
          similarity: 0,
          limit,
        }),
      );
    },
  };
}

/** The splitter of its tutorials, with their numbers, and its vector store. */
async function langChain(texts: string[], embedder: Embedder): Promise<Ranker> {
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1000, chunkOverlap: 200 });
  const documents = await splitter.splitDocuments(texts.map((pageContent) => new Document({ pageContent })));
  const store = await HNSWLib.fromDocuments(documents, new BelegEmbeddings(embedder));
  return async (query, k) => (await store.similaritySearch(query, k)).map(({ pageContent }) => pageContent);
}
