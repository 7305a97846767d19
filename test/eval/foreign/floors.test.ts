import { describe, expect, it } from 'vitest';
import { type Answered, answersOf, pairsOf, withTexts } from './ask.ts';
import { isAnswerable } from './fit.ts';
import { loadTexts } from './texts.ts';

const share = (all: Answered[], holds: (one: Answered) => boolean) => all.filter(holds).length / all.length;

describe('answers on texts that nothing was fitted on', () => {
  it('stay above their floors', async () => {
    const texts = loadTexts(['measuring']);
    const own = pairsOf(texts).filter(({ text, from }) => text === from);
    const answered = await withTexts(texts, ({ library }, idOf) => answersOf(own, library, idOf));
    const of = (kind: string) => answered.filter(({ question }) => question.kind === kind);
    expect(share(of('plain'), ({ right }) => right)).toBeGreaterThanOrEqual(0.75);
    expect(share(answered.filter(isAnswerable), ({ right }) => right)).toBeGreaterThanOrEqual(0.5);
    expect(share(of('plain'), ({ refused }) => refused)).toBeLessThanOrEqual(0.25);
    expect(share(answered.filter(isAnswerable), ({ refused }) => refused)).toBeLessThanOrEqual(0.4);
    expect(share(of('far'), ({ refused }) => refused)).toBeGreaterThanOrEqual(0.8);
    expect(share(of('near'), ({ refused }) => refused)).toBeGreaterThanOrEqual(0.15);
  });
});

describe('a list and a table of an added study', () => {
  it('are given with what announces them', async () => {
    const [bees] = loadTexts(['fitting']).filter(({ id }) => id === 'imkerei');
    const answer = await withTexts([bees!], async ({ library }, idOf) => {
      const { answerer } = await library.select([idOf.get(bees!)!]);
      return async (content: string) =>
        (await (await answerer.find([{ role: 'user', content }])).answer()).citations.map(
          ({ quote }) => quote,
        );
    });
    expect(await answer('Welche drei Maßnahmen helfen gegen das Schwärmen?')).toEqual([
      'Gegen das Schwärmen helfen drei Maßnahmen:',
      'rechtzeitig einen Honigraum aufsetzen',
      'verdeckelte Brutwaben entnehmen und damit Ableger bilden',
      'alte Königinnen nach dem zweiten Jahr austauschen',
    ]);
    const row = await answer('Wie hoch ist der Ertrag der Tracht Linde?');
    expect(row[0]).toBe('Tracht | Erntezeit | Ertrag je Volk im Mittel');
    expect(row).toContain('Linde | Anfang Juli | 9 kg');
  });
});
