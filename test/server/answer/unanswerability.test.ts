import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitWordLogistic, scoreOf } from '#server/answer/calibrate/wordLogistic.ts';
import { encodeModel, unanswerability, wordFeatures } from '#server/answer/unanswerability.ts';
import { loadEvalQuestions } from '../../eval/score.ts';

describe('wordFeatures', () => {
  it('has words, pairs and letter groups, each bag of length 1', () => {
    const length = wordFeatures('Wer führt das CFC?').reduce((sum, { value }) => sum + value ** 2, 0);
    expect(length).toBeCloseTo(2);
  });

  it('takes spellings for one another as search does, and knows nothing of an empty text', () => {
    expect(wordFeatures('Übung')).toEqual(wordFeatures('Uebung'));
    expect(wordFeatures('')).toEqual([]);
  });
});

describe('fitWordLogistic', () => {
  const cases = ['Wie heißt', 'Wie viele'].flatMap((opening, i) =>
    ['das Schiff', 'die Stadt', 'der General', 'die Zeitung'].map((thing) => ({
      text: `${opening} ${thing}?`,
      unanswered: i === 0,
    })),
  );

  it('learns which words ask in vain', () => {
    const model = fitWordLogistic(cases);
    expect(scoreOf(model, wordFeatures('Wie heißt das Buch?'))).toBeGreaterThan(0);
    expect(scoreOf(model, wordFeatures('Wie viele Bücher?'))).toBeLessThan(0);
  });

  it('comes out the same each time, and is stored with little loss', () => {
    const [once, again] = [fitWordLogistic(cases), fitWordLogistic(cases)];
    expect(again).toEqual(once);
    const file = encodeModel(once.weights, once.bias);
    const largest = once.weights.reduce((greatest, weight) => Math.max(greatest, Math.abs(weight)), 0);
    expect(file.readFloatLE(0)).toBeCloseTo(largest / 127);
    expect(file.length).toBe(8 + once.weights.length);
  });
});

describe('unanswerability', () => {
  it('is higher for what the study leaves open than for what it tells', () => {
    const file = new URL('../../../index/train/unanswerable.jsonl', import.meta.url);
    const unanswerable = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const mean = (texts: string[]) =>
      texts.reduce((sum, text) => sum + unanswerability(text), 0) / texts.length;
    // None of either file taught it anything.
    expect(mean(unanswerable.map((line) => JSON.parse(line).text))).toBeGreaterThan(
      mean(loadEvalQuestions().flatMap(({ type, q }) => (type === 'unanswerable' ? [] : [q]))) + 1,
    );
  });
});
