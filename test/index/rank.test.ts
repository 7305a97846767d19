import { describe, expect, it } from 'vitest';
import { RANKING, RANKING_UNSEEN, rankingFeatures, scoreOf } from '#index/rank.ts';

const signals = { passage: 0.4, sentence: 0.5, asked: 0.6, coverage: 0.5 };

describe('scoreOf', () => {
  it('weighs each feature, that of the shipped study unless other weights are given', () => {
    const features = rankingFeatures(signals);
    expect(scoreOf(features)).toBe(scoreOf(features, RANKING));
    expect(scoreOf(features, { passage: 2, words: 3 })).toBeCloseTo(2 * 0.4 + 3 * 0.5);
  });

  it('squares the words in common where the encoder knows the text', () => {
    const rise = (from: number, to: number, weights: typeof RANKING) =>
      scoreOf(rankingFeatures({ ...signals, coverage: to }), weights) -
      scoreOf(rankingFeatures({ ...signals, coverage: from }), weights);
    expect(rise(0.8, 1, RANKING)).toBeGreaterThan(2 * rise(0, 0.2, RANKING));
    expect(rise(0.8, 1, RANKING_UNSEEN)).toBeCloseTo(rise(0, 0.2, RANKING_UNSEEN));
  });
});

describe('RANKING and RANKING_UNSEEN', () => {
  it('weigh what there is, and nothing below zero', () => {
    const known = Object.keys(rankingFeatures(signals));
    for (const weights of [RANKING, RANKING_UNSEEN]) {
      expect(Object.keys(weights).filter((name) => !known.includes(name))).toEqual([]);
      expect(Object.values(weights).every((weight) => Number.isFinite(weight) && weight > 0)).toBe(true);
    }
  });

  it('give words more say where the encoder does not know the text, and known questions none', () => {
    expect(RANKING_UNSEEN.asked).toBeUndefined();
    const share = ({ passage = 0, sentence = 0, coverage = 0, words = 0 }) =>
      (coverage + words) / (passage + sentence);
    expect(share(RANKING_UNSEEN)).toBeGreaterThan(5 * share(RANKING));
  });
});
