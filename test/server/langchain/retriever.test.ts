import { describe, expect, it } from 'vitest';
import { createBeleg } from '#server/beleg.ts';
import { BelegRetriever } from '#server/langchain/retriever.ts';
import type { SearchResponse } from '#server/schema.ts';
import { call, parts } from '../../parts.ts';

const beleg = createBeleg(parts);

describe('BelegRetriever', () => {
  it.each([
    'Warum streiten Seoul und Washington über die Kosten der Truppen?',
    'Does Japan host intermediate-range missiles?',
    'Pacific Eagle',
  ])('finds what the search of the interface finds: %s', async (question) => {
    const found = await (await BelegRetriever.open({ k: 12 })).invoke(question);
    const { passages } = await call<SearchResponse>(`/api/search?q=${encodeURIComponent(question)}&k=12`);
    expect(found).toHaveLength(12);
    expect(
      found.map(({ pageContent: text, metadata: { link: _, ...metadata } }) => ({ text, ...metadata })),
    ).toEqual(passages);
    expect(found.map(({ id }) => id)).toEqual(passages.map(({ id }) => id));
  });

  it('links to the best sentence of a passage', async () => {
    const [best] = await new BelegRetriever(beleg).invoke('Taepodong');
    const [, id, start, end] = /^\/study\/(.+)\?s=(\d+)-(\d+)$/.exec(best!.metadata.link)!;
    expect((await beleg.passage(id!)).text).toBe(best!.pageContent);
    expect(best!.pageContent.slice(Number(start), Number(end))).toContain('Taepodong-1-Rakete');
  });

  it('keeps the characters of the study beside text that was read by machine', async () => {
    const found = await new BelegRetriever(beleg).invoke('Pacific Eagle');
    const caption = found.find(({ metadata }) => metadata.kind === 'map-caption')!;
    expect(caption.metadata.source).toBeTruthy();
    expect(caption.metadata.source).not.toBe(caption.pageContent);
  });

  it('finds ten passages where no number is named', async () => {
    expect(await new BelegRetriever(beleg).invoke('China')).toHaveLength(10);
  });

  it('searches the studies that are named', async () => {
    const searching = new BelegRetriever(beleg, { studies: ['nirgends'] });
    await expect(searching.invoke('China')).rejects.toMatchObject({ code: 'unknown_study' });
    const { id } = parts.study;
    const usual = await new BelegRetriever(beleg).invoke('China');
    expect(await new BelegRetriever(beleg, { studies: [id] }).invoke('China')).toEqual(usual);
  });

  it('refuses a number that no search takes, when it is made', async () => {
    await expect(BelegRetriever.open({ k: 51 })).rejects.toThrow(/^k: .*50.*received: 51/);
    expect(() => new BelegRetriever(beleg, { k: 0 })).toThrow(/^k: .*received: 0/);
  });

  it.each(['', '  ', 'a'.repeat(2001), undefined as never])('refuses the query %j', async (query) => {
    await expect(new BelegRetriever(beleg).invoke(query)).rejects.toThrow(/^q: .*received: /);
  });
});
