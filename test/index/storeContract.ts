import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRetrieved } from '#index/chunk.ts';
import { loadQuestions } from '#index/questions.ts';
import { createSearch, type Search } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import type { SearchResult, StudyStore } from '#index/types.ts';
import { loadEvalQuestions } from '../eval/score.ts';
import { parts } from '../parts.ts';
import { BEES, smallStudy, TRAMS } from './smallStudy.ts';

const { study, encoder, search } = parts;
const questions = loadQuestions();

/** What every store does. All of them give the same results as the study's own index in memory. */
export function describeStore(name: string, open: () => Promise<StudyStore>): void {
  describe(name, () => {
    let store: StudyStore;
    beforeAll(async () => {
      store = await open();
      await store.ship(study, { questions });
    }, 120_000);
    afterAll(async () => await store.close());
    beforeEach(async () => {
      for (const { id, addedAt } of await store.list()) if (addedAt) await store.remove(id);
    });

    const searchIn = async (...ids: string[]): Promise<Search> => {
      const studies = await Promise.all(ids.map((id) => store.load(id)));
      const passages = studies.flatMap((found) => found!.passages);
      const joined = { ...studies[0]!, passages };
      return createSearch(joined, await store.index(ids), encoder, createTerms(joined));
    };

    it('lists the shipped study, and the others as they were added', async () => {
      expect(await store.list()).toEqual([
        {
          id: study.id,
          title: study.title,
          passages: study.passages.length,
          sections: study.sections.length,
        },
      ]);
      expect(await store.add(TRAMS, 'Straßenbahn.pdf')).toBe(true);
      expect(await store.add(BEES, 'bienen.md')).toBe(true);
      const [, trams, bees] = await store.list();
      expect(trams).toEqual({
        id: 'strassenbahn',
        title: 'Die Rückkehr der Straßenbahn',
        passages: 2,
        sections: 1,
        file: 'Straßenbahn.pdf',
        addedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
      expect(bees!.id).toBe('bienen');
    });

    it('gives a study back as it was put in', async () => {
      await store.add(BEES, 'bienen.md');
      expect(await store.load('bienen')).toEqual(BEES);
      expect(await store.load('bienen')).toBe(await store.load('bienen'));
      expect(await store.load(study.id)).toEqual(study);
      expect(await store.load('wespen')).toBeUndefined();
      expect(await store.load('../bienen')).toBeUndefined();
    });

    it('takes no second study of the same id, and keeps the first', async () => {
      await store.add(BEES, 'bienen.md');
      const other = smallStudy('bienen', 'Andere Bienen', ['Hier steht etwas anderes.']);
      expect(await store.add(other, 'andere.md')).toBe(false);
      expect(await store.load('bienen')).toEqual(BEES);
      expect(await store.list()).toHaveLength(2);
    });

    it('keeps nothing of a study whose index cannot be made', async () => {
      const unreadable = { ...BEES, passages: [{ ...BEES.passages[0]!, sentences: null as never }] };
      await expect(store.add(unreadable, 'bienen.md')).rejects.toThrow();
      expect(await store.list()).toHaveLength(1);
      expect(await store.add(BEES, 'bienen.md')).toBe(true);
    });

    it('leaves nothing of a study that is removed, and says where there is none', async () => {
      await store.add(BEES, 'bienen.md');
      expect(await store.remove('bienen')).toBe(true);
      expect(await store.remove('bienen')).toBe(false);
      expect(await store.remove(study.id)).toBe(false);
      expect(await store.list()).toHaveLength(1);
      expect(await store.load('bienen')).toBeUndefined();
      const again = smallStudy('bienen', 'Neue Bienen', ['Honig aus Hamburg ist teuer geworden.']);
      await store.add(again, 'neu.md');
      const [first, ...others] = await (await searchIn('bienen'))('Honig', 10);
      expect(first!.passage.text).toBe('Honig aus Hamburg ist teuer geworden.');
      expect(others).toEqual([]);
    });

    it('finds in the shipped study what its own index finds, with the same scores', async () => {
      const here = await searchIn(study.id);
      for (const { q } of loadEvalQuestions().filter((_, i) => i % 6 === 0)) {
        expectSame(await here(q, 10), await search(q, 10));
      }
    });

    it('gives all passages where as many are wanted', async () => {
      const all = study.passages.filter(isRetrieved);
      expect(await (await searchIn(study.id))('Okinawa', 1000)).toHaveLength(all.length);
    });

    it('searches one study, another, or several', async () => {
      await store.add(BEES, 'bienen.md');
      await store.add(TRAMS, 'bahn.md');
      const question = 'Was kostet ein Kilometer Gleis?';
      const best = async (...ids: string[]) => (await (await searchIn(...ids))(question, 3))[0]!.passage.id;
      expect(await best('strassenbahn')).toBe('strassenbahn.befunde-02');
      expect(await best('bienen')).toMatch(/^bienen\./);
      expect(await best('bienen', 'strassenbahn')).toBe('strassenbahn.befunde-02');
      const ids = (await (await searchIn('bienen', 'strassenbahn'))(question, 10)).map(
        ({ passage }) => passage.id,
      );
      expect(ids).toHaveLength(5);
    });

    it('gives the vectors of whole passages, and no others', async () => {
      const { vectors } = await store.index([study.id]);
      const found = await vectors.vectorsOf([study.passages[0]!.id, 'unbekannt-01']);
      expect([...found.keys()]).toEqual([study.passages[0]!.id]);
      const [vector] = found.values();
      expect(vector).toHaveLength(encoder.dimensions);
      expect(Math.hypot(...vector!)).toBeCloseTo(1, 5);
    });
  });
}

/** Databases add up numbers in another order: so near is the same. */
const ROUNDING = 3;

function expectSame(found: SearchResult[], expected: SearchResult[]): void {
  expect(found.map(({ passage }) => passage.id)).toEqual(expected.map(({ passage }) => passage.id));
  found.forEach(({ score, signals }, at) => {
    const other = expected[at]!;
    expect([...signals.terms].sort()).toEqual([...other.signals.terms].sort());
    expect(score).toBeCloseTo(other.score, ROUNDING);
    expect(signals.lexical).toBeCloseTo(other.signals.lexical, ROUNDING);
    for (const name of ['sentences', 'askedSentences'] as const) {
      expect(signals[name]).toHaveLength(other.signals[name].length);
      for (const [i, similarity] of signals[name].entries()) {
        expect(similarity).toBeCloseTo(other.signals[name][i]!, ROUNDING);
      }
    }
  });
}
