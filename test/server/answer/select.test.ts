import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { createTerms } from '#index/terms.ts';
import { selectSentences } from '#server/answer/select.ts';
import { type RankedSentence, textOf } from '#server/answer/sentences.ts';

const study = loadStudy();
const terms = createTerms(study);
const BUDGET = { atLeast: 40, atMost: 120 };

/** Sentences by passage and position, likeliest first. */
function ranked(...places: Array<[id: string, index: number]>): RankedSentence[] {
  return places.map(([id, index], rank) => {
    const passage = study.passages.find((candidate) => candidate.id === id)!;
    return { passage, index, text: textOf(passage, index), probability: 0.9 - rank / 20 };
  });
}

const placesOf = (sentences: RankedSentence[]) =>
  sentences.map(({ passage, index }) => `${passage.id}/${index}`);

describe('selectSentences', () => {
  it('leads with the likeliest, then goes on in its passage, then back, then elsewhere', () => {
    const sentences = ranked(['china-12', 1], ['russland-01', 0], ['china-12', 2], ['china-12', 0]);
    // The second sentence leans on the first, which therefore goes before it.
    expect(placesOf(selectSentences(sentences, { atLeast: 200, atMost: 300 }, terms))).toEqual([
      'china-12/0',
      'china-12/1',
      'china-12/2',
      'russland-01/0',
    ]);
  });

  it('brings along the sentence that one leans on', () => {
    const [leaning] = ranked(['militaerische-japans-01', 3]);
    expect(leaning!.text).toMatch(/^Damit/);
    expect(placesOf(selectSentences([leaning!], BUDGET, terms))).toEqual([
      'militaerische-japans-01/2',
      'militaerische-japans-01/3',
    ]);
  });

  it('does not say the same twice', () => {
    const box = ranked(['kuerze-suedkorea-03', 1], ['kommandoarrangements-uebungen-01', 1]);
    expect(placesOf(selectSentences(box, BUDGET, terms))).toEqual(['kuerze-suedkorea-03/1']);
  });

  it('stays within its words, but always says something', () => {
    const many = ranked(...study.passages.slice(0, 40).map(({ id }): [string, number] => [id, 0]));
    const words = (chosen: RankedSentence[]) => chosen.flatMap(({ text }) => text.split(/\s+/)).length;
    expect(words(selectSentences(many, BUDGET, terms))).toBeLessThanOrEqual(BUDGET.atMost);
    expect(selectSentences(many.slice(0, 1), { atLeast: 1, atMost: 1 }, terms).length).toBeGreaterThan(0);
    expect(selectSentences([], BUDGET, terms)).toEqual([]);
  });
});
