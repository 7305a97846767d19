import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openIndex } from '#index/build.ts';
import { isRetrieved } from '#index/chunk.ts';
import type { Question } from '#index/questions.ts';
import { RANKING_UNSEEN, rankingFeatures, scoreOf } from '#index/rank.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { parts } from '../parts.ts';

const { study, encoder } = parts;
const root = mkdtempSync(join(tmpdir(), 'beleg-search-'));
afterAll(() => rmSync(root, { recursive: true }));
const terms = createTerms(study);

async function searchKnowing(questions: Question[]) {
  return createSearch(study, await openIndex(study, encoder, { root, questions }), encoder, terms);
}

const quote = 'Camp Humphreys ist die größte amerikanische Militärbasis';
/** Says nothing of what it asks for. */
const riddle = 'Zitrone Saxophon Giraffe';

describe('createSearch', () => {
  it('finds by a known question what its words do not find', async () => {
    const unknowing = await searchKnowing([]);
    const knowing = await searchKnowing([{ kind: 'question', lang: 'de', text: riddle, quotes: [quote] }]);
    const holds = ({ passage }: { passage: { text: string } }) =>
      passage.text.includes('Camp Humphreys ist die');
    expect((await unknowing(riddle, 5)).findIndex(holds)).toBe(-1);
    const [first] = await knowing(riddle, 5);
    expect(first).toSatisfy(holds);
    const sentence = first!.signals.askedSentences.indexOf(first!.signals.asked);
    const { start, end } = first!.passage.sentences[sentence]!;
    expect(first!.passage.text.slice(start, end)).toContain('Camp Humphreys');
    expect(first!.signals.asked).toBeCloseTo(1, 3);
  });

  it('gives each passage once, best first, with a similarity for each sentence', async () => {
    const results = await parts.search('Wie viele Soldaten stehen in Südkorea?', 20);
    expect(new Set(results.map(({ passage }) => passage.id)).size).toBe(20);
    expect(results.map(({ score }) => score)).toEqual(
      results.map(({ score }) => score).sort((a, b) => b - a),
    );
    for (const { passage, signals } of results) {
      expect(signals.sentences).toHaveLength(passage.sentences.length);
      expect(signals.askedSentences).toHaveLength(passage.sentences.length);
      expect(signals.sentences[signals.bestSentence]).toBe(signals.sentence);
    }
  });

  it('names the best sentence also of what is like the query in nothing', async () => {
    const results = await parts.search('Zitrone Saxophon Giraffe', 1000);
    expect(results.some(({ signals }) => signals.sentences.every((similarity) => similarity < 0))).toBe(true);
    for (const { passage, signals } of results) {
      expect(passage.sentences[signals.bestSentence]).toBeDefined();
    }
  });

  it('ranks by the weights that it is given, those for unseen text as well', async () => {
    const index = await openIndex(study, encoder, { root, questions: [] });
    const query = 'Wie viele Soldaten stehen in Südkorea?';
    for (const weights of [RANKING_UNSEEN, { words: 1 }]) {
      const results = await createSearch(study, index, encoder, terms, weights)(query, 20);
      const scores = results.map(({ signals }) => scoreOf(rankingFeatures(signals), weights));
      expect(results.map(({ score }) => score)).toEqual(scores);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  it('gives as many as are wanted, and all where more are', async () => {
    expect(await parts.search('Okinawa', 50)).toHaveLength(50);
    expect((await parts.search('Okinawa', 1000)).length).toBe(study.passages.filter(isRetrieved).length);
  });

  it('finds nothing in particular for what it cannot read, and does not fail', async () => {
    const results = await parts.search('☃', 5);
    expect(results).toHaveLength(5);
    expect(results.every(({ score }) => Number.isFinite(score))).toBe(true);
  });
});
