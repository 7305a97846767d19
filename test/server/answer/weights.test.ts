import { describe, expect, it } from 'vitest';
import { AnswerFinder } from '#index/questions.ts';
import { createTerms } from '#index/terms.ts';
import { createAnswerer } from '#server/answer/answerer.ts';
import { readStatements } from '#server/answer/statements.ts';
import { type AnswerWeights, WEIGHTS, WEIGHTS_UNSEEN } from '#server/answer/weights.ts';
import { createWordMatcher } from '#server/answer/wordMatch.ts';
import { parts } from '../../parts.ts';

const { study, search, encoder } = parts;
const terms = createTerms(study);

async function answer(text: string, weights?: AnswerWeights) {
  const statements = readStatements(study, terms, new AnswerFinder(study.passages));
  const match = createWordMatcher(encoder);
  const answerer = createAnswerer({
    id: 'test',
    study,
    search,
    terms,
    statements,
    match,
    ...(weights && { weights }),
  });
  return (await answerer.find([{ role: 'user', content: text }])).answer();
}

describe('WEIGHTS_UNSEEN', () => {
  it('weigh the same features of sentences as the shipped ones', () => {
    expect(Object.keys(WEIGHTS_UNSEEN.sentence)).toEqual(Object.keys(WEIGHTS.sentence));
    const { sentence, refusal } = WEIGHTS_UNSEEN;
    for (const weights of [sentence, refusal.far, refusal.near]) {
      expect(Object.values(weights).every(Number.isFinite)).toBe(true);
    }
  });

  it('make nothing of known questions, of which there are none', () => {
    const { sentence, refusal } = WEIGHTS_UNSEEN;
    expect(sentence.asked).toBe(0);
    expect(Object.keys({ ...refusal.far, ...refusal.near }).join()).not.toMatch(/asked/);
  });
});

describe('createAnswerer', () => {
  const QUESTION = 'Wann endete der INF-Vertrag?';
  const COMPARISON = 'Vergleiche die Raketenabwehr in Japan und Südkorea';

  it('answers by the shipped weights unless others are given', async () => {
    expect(await answer(QUESTION)).toEqual(await answer(QUESTION, WEIGHTS));
    expect((await answer(QUESTION)).abstained).toBe(false);
  });

  it('refuses by the weights that it is given, comparisons as well', async () => {
    const { far, near } = WEIGHTS.refusal;
    const strict = { ...WEIGHTS, refusal: { far: { ...far, bias: 1000 }, near } };
    expect((await answer(QUESTION, strict)).abstained).toBe(true);
    expect((await answer(COMPARISON)).abstained).toBe(false);
    expect((await answer(COMPARISON, strict)).abstained).toBe(true);
  });
});
