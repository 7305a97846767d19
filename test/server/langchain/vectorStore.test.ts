import { describe, expect, it } from 'vitest';
import { isRetrieved } from '#index/chunk.ts';
import { BelegVectorStore } from '#server/langchain/vectorStore.ts';
import { parts } from '../../parts.ts';

const store = new BelegVectorStore(parts);
const passages = parts.study.passages.filter(isRetrieved);
const width = parts.encoder.dimensions;

describe('BelegVectorStore', () => {
  it('finds the passage on a subject, in German and in English', async () => {
    const opened = await BelegVectorStore.open();
    for (const query of ['Wo liegt das Hauptquartier der US-Truppen in Japan?', 'US headquarters in Japan']) {
      const found = await opened.similaritySearch(query, 3);
      expect(found).toHaveLength(3);
      expect(found.map(({ pageContent }) => pageContent).join('\n')).toContain('Yokota');
    }
  });

  it('scores every passage by the cosine of its own vector, best first', async () => {
    const found = await store.similaritySearchWithScore('Raketenabwehr', passages.length + 1);
    expect(found.map(([{ id }]) => id).sort()).toEqual(passages.map(({ id }) => id).sort());
    const scores = found.map(([, score]) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const [query] = await parts.encoder.embed(['Raketenabwehr'], 'query');
    const [[{ id, pageContent, metadata }, best]] = found as [(typeof found)[number]];
    const titled = `${metadata.section.join('. ')}. ${pageContent}`;
    const [own] = await parts.encoder.embed([titled], 'passage');
    expect(best).toBeCloseTo(
      query!.reduce((sum, x, i) => sum + x * own![i]!, 0),
      5,
    );
    expect(metadata).toMatchObject({ id, link: `/study/${id}` });
  });

  it('looks at the direction of a query, not at its length; one without any is like nothing', async () => {
    const query = await store.embeddings.embedQuery('Okinawa');
    const ids = async (vector: number[]) =>
      (await store.similaritySearchVectorWithScore(vector, 5)).map(([{ id }]) => id);
    expect(await ids(query.map((value) => value / 3))).toEqual(await ids(query));
    for (const [, score] of await store.similaritySearchVectorWithScore(Array(width).fill(0), 5)) {
      expect(score).toBe(0);
    }
  });

  it('finds nothing but what a filter lets through', async () => {
    const retriever = store.asRetriever({ k: 4, filter: ({ metadata }) => metadata.kind === 'fact-box' });
    const found = await retriever.invoke('Truppen');
    expect(found).toHaveLength(4);
    for (const { metadata } of found) expect(metadata.kind).toBe('fact-box');
    expect(await store.similaritySearch('Truppen', 4, () => false)).toEqual([]);
  });

  it('chooses passages that are not too near one another where it is asked to', async () => {
    const query = 'Missile defence';
    const near = await store.similaritySearch(query, 6);
    const mixed = await store
      .asRetriever({ k: 6, searchType: 'mmr', searchKwargs: { lambda: 0.3 } })
      .invoke(query);
    expect(mixed[0]).toEqual(near[0]);
    expect(new Set(mixed.map(({ id }) => id)).size).toBe(6);
    expect(await alike(mixed)).toBeLessThan(await alike(near));
    const alone = { k: 6, searchType: 'mmr', searchKwargs: { lambda: 1 } } as const;
    expect(await store.asRetriever(alone).invoke(query)).toEqual(near);
  });

  it.each([
    ['a vector of another encoder', [[1, 2], 4], /^query: .*256/],
    ['what is no number', [Array(width).fill(Number.NaN), 4], /^query\.0: .*number/],
    ['no passages', [Array(width).fill(1), 0], /^k: .*received: 0/],
    ['half a passage', [Array(width).fill(1), 1.5], /^k: .*received: 1\.5/],
    [
      'a filter of other stores',
      [Array(width).fill(1), 4, { kind: 'summary' }],
      /^filter: .*function.*summary/,
    ],
  ])('refuses %s', async (_, given, message) => {
    const search = store.similaritySearchVectorWithScore(...(given as [number[], number]));
    await expect(search).rejects.toThrow(message);
  });

  it.each([
    [{ k: 0 }, /^k: .*received: 0/],
    [{ k: 1.5 }, /^k: .*received: 1\.5/],
    [{ k: 4, fetchK: -1 }, /^fetchK: .*received: -1/],
    [{ k: 4, lambda: 2 }, /^lambda: .*received: 2/],
    [{ k: 4, lambda: Number.NaN }, /^lambda: .*number/],
    [{ k: 4, filter: { kind: 'summary' } }, /^filter: .*function.*summary/],
  ])('refuses to choose diverse passages by %j', async (options, message) => {
    await expect(store.maxMarginalRelevanceSearch('Truppen', options as never)).rejects.toThrow(message);
  });

  it.each([
    ['addDocuments', () => store.asRetriever().addDocuments([])],
    ['addVectors', () => store.addVectors()],
    ['delete', () => store.delete()],
    ['fromTexts', () => BelegVectorStore.fromTexts()],
    ['fromDocuments', () => BelegVectorStore.fromDocuments()],
  ])('holds the study alone: %s is refused', async (_, change) => {
    await expect(change()).rejects.toMatchObject({ code: 'read_only' });
    await expect(change()).rejects.toThrow(/searched only/);
  });
});

/** Mean cosine of all pairs. */
async function alike(documents: Array<{ pageContent: string }>): Promise<number> {
  const vectors = await store.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent));
  const pairs = vectors.flatMap((a, i) =>
    vectors.slice(i + 1).map((b) => a.reduce((sum, x, at) => sum + x * b[at]!, 0)),
  );
  return pairs.reduce((sum, cosine) => sum + cosine, 0) / pairs.length;
}
