import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { call } from '../parts.ts';
import { letters, loadEvalQuestions, scoreQuestion, summarize } from './score.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const study = letters(read('../../corpus/studies/alliances.txt'));

describe('quality on the evaluation questions', () => {
  it('stays above its floors', async () => {
    const rows = [];
    for (const question of loadEvalQuestions()) rows.push(await scoreQuestion(question, study, call));
    const summary = summarize(rows);
    expect(summary.exact).toBe(1);
    expect(summary['need@1']).toBeGreaterThanOrEqual(0.86);
    expect(summary['need@5']).toBeGreaterThanOrEqual(0.98);
    expect(summary['ndcg@10']).toBeGreaterThanOrEqual(0.93);
    expect(summary.facts).toBeGreaterThanOrEqual(0.9);
    expect(summary.grounded).toBeGreaterThanOrEqual(0.9);
    expect(summary.onPoint).toBeGreaterThanOrEqual(0.75);
    expect(summary.balanced).toBeGreaterThanOrEqual(0.8);
    expect(summary.refused).toBeGreaterThanOrEqual(0.5);
    expect(summary.falselyRefused).toBeLessThanOrEqual(0.04);
    expect(summary.words).toBeLessThanOrEqual(110);
  });
});
