import { describe, expect, it } from 'vitest';
import { type SearchResponse, searchResponse } from '#server/schema.ts';
import { call, failure } from '../../parts.ts';

const search = (query: string) => call<SearchResponse>(`/api/search?${query}`);

describe('GET /api/search', () => {
  it('ranks the paragraph on a subject above others, in German and in English', async () => {
    const german = searchResponse.parse(await search('q=Wo+liegt+das+Hauptquartier+der+US-Truppen+in+Japan'));
    const english = await search('q=Where+are+the+headquarters+of+US+forces+in+Japan');
    for (const { passages } of [german, english]) {
      expect(passages.slice(0, 3).some(({ text }) => text.includes('Yokota'))).toBe(true);
    }
  });

  it('gives as many as asked for, best first, each once, and no pull quote', async () => {
    const { passages } = await search('q=China&k=30');
    expect(passages).toHaveLength(30);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(30);
    expect(passages.map(({ score }) => score)).toEqual(
      passages.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(passages.every(({ kind }) => kind !== 'pull-quote')).toBe(true);
  });

  it('marks the best sentence', async () => {
    const { passages } = await search('q=Taepodong');
    const { text, matched } = passages[0]!;
    expect(text.slice(matched.best.start, matched.best.end)).toContain('Taepodong-1-Rakete');
    expect(matched.terms.length).toBeGreaterThan(0);
  });

  it('tells where the words of the query stand', async () => {
    const { passages } = await search('q=Raketenabwehr');
    for (const { text, matched } of passages) {
      for (const { start, end } of matched.words!)
        expect(text.slice(start, end)).toMatch(/rakete|abwehr|raket/i);
    }
    expect(passages[0]!.matched.words).not.toHaveLength(0);
  });

  it.each([
    ['', 'q'],
    ['q=', 'q'],
    ['q=%20%20', 'q'],
    [`q=${'a'.repeat(2001)}`, 'q'],
    ['q=China&k=0', 'k'],
    ['q=China&k=51', 'k'],
    ['q=China&k=1.5', 'k'],
    ['q=China&k=viele', 'k'],
  ])('refuses %s, naming %s', async (query, field) => {
    const error = await failure(`/api/search?${query}`);
    expect(error).toMatchObject({ status: 400, code: 'bad_request' });
    expect(error.message).toMatch(new RegExp(`^${field}: .*received`));
  });

  it('finds nothing near in a query of no words, and does not fail', async () => {
    expect((await search('q=%3F%3F%3F')).passages.length).toBeLessThanOrEqual(10);
    expect((await search(`q=${encodeURIComponent('\u0000😀 <script>')}`)).query).toContain('😀');
  });

  it.each(['abc', '0x5', '', '1e1', '-1', '51', 'true'])(
    'names a bad number, in both languages: %s',
    async (k) => {
      const path = `/api/search?q=China&k=${k}`;
      const german = await failure(path, { headers: { 'accept-language': 'de' } });
      expect(german).toMatchObject({ status: 400, code: 'bad_request' });
      expect(german.message).toMatch(/^k: .*erwartet/);
      expect(german.message).not.toMatch(/expected|NaN/);
      expect((await failure(path)).message).toMatch(/^k: .*expected/);
    },
  );
});
