import { describe, expect, it } from 'vitest';
import { analyze } from '#server/answer/question.ts';
import { type Chosen, selectSentences } from '#server/answer/select.ts';
import type { RankedSentence } from '#server/answer/sentences.ts';
import { parts } from '../../parts.ts';
import { statement, statements } from '../../statements.ts';

const BUDGET = { atLeast: 40, atMost: 120 };
const ANY = analyze('Was sagt die Studie dazu?');

/** Sentences by passage and position, likeliest first. */
function ranked(...places: Array<[id: string, index: number]>): RankedSentence[] {
  return places.map(([id, index], rank) => ({
    statement: statement(id, index),
    probability: 0.9 - rank / 20,
  }));
}

const select = (sentences: RankedSentence[], budget = BUDGET, question = ANY) =>
  selectSentences(question, sentences, budget, statements);
const placeOf = ({ statement: { passage, index } }: Pick<Chosen, 'statement'>) => `${passage.id}/${index}`;

describe('selectSentences', () => {
  it('leads with the likeliest, then goes on in its passage, then back, then elsewhere', () => {
    const sentences = ranked(['china-12', 1], ['russland-01', 0], ['china-12', 2], ['china-12', 0]);
    // The second sentence leans on the first, which therefore goes before it.
    expect(select(sentences, { atLeast: 200, atMost: 300 }).map(placeOf)).toEqual([
      'china-12/0',
      'china-12/1',
      'china-12/2',
      'russland-01/0',
    ]);
  });

  it('brings along the sentence that one leans on', () => {
    const [leaning] = ranked(['militaerische-japans-01', 3]);
    expect(leaning!.statement.text).toMatch(/^Damit/);
    expect(select([leaning!]).map(placeOf)).toEqual([
      'militaerische-japans-01/2',
      'militaerische-japans-01/3',
    ]);
  });

  it('gives what says the same as a further place of it, not twice', () => {
    const [box, ...rest] = select(
      ranked(['kuerze-suedkorea-03', 1], ['kommandoarrangements-uebungen-01', 1]),
    );
    expect(rest).toEqual([]);
    expect(placeOf(box!)).toBe('kuerze-suedkorea-03/1');
    expect(box!.places.map(({ passage }) => passage.id)).toEqual(['kommandoarrangements-uebungen-01']);
  });

  it('shows both where the study differs with itself', () => {
    const chosen = select(ranked(['militaerische-usa-03', 0]));
    expect(chosen.map(({ role }) => role)).toEqual([undefined, 'otherwise']);
    expect(chosen.map(({ statement }) => statement.text)).toEqual([
      expect.stringMatching(/31\s050/),
      expect.stringMatching(/28\s500/),
    ]);
  });

  it('completes a list that its sentence is a part of', () => {
    const question = analyze('Welche drei Faktoren erschweren die trilaterale Zusammenarbeit?');
    const chosen = select(ranked(['tri-allianzen-03', 0], ['china-12', 0]), BUDGET, question);
    expect(chosen.map(placeOf)).toEqual([
      'tri-allianzen-02/0',
      'tri-allianzen-02/1',
      'tri-allianzen-03/0',
      'tri-allianzen-04/0',
    ]);
    expect(chosen.map(({ role }) => role)).toEqual([undefined, 'item', 'item', 'item']);
  });

  it('stays within its words, but always says something', () => {
    const many = ranked(...parts.study.passages.slice(0, 40).map(({ id }): [string, number] => [id, 0]));
    const found = many.filter(({ statement }) => statement);
    const words = (chosen: Chosen[]) => chosen.flatMap(({ statement }) => statement.text.split(/\s+/)).length;
    expect(words(select(found))).toBeLessThanOrEqual(BUDGET.atMost);
    expect(select(found.slice(0, 1), { atLeast: 1, atMost: 1 }).length).toBeGreaterThan(0);
    expect(select([])).toEqual([]);
  });
});
