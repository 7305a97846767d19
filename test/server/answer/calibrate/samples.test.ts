import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions } from '#index/questions.ts';
import { isStopWord, words } from '#index/text.ts';
import { loadContrasts } from '#server/answer/calibrate/samples.ts';
import { loadEvalQuestions } from '../../../eval/score.ts';

const contrasts = loadContrasts();
const UNANSWERABLE = new URL('../../../../index/train/unanswerable.jsonl', import.meta.url);

describe('contrasts.jsonl', () => {
  it('quotes the study wherever it says that the study answers', () => {
    const finder = new AnswerFinder(loadStudy().passages);
    const answered = contrasts.filter(({ kind }) => kind === 'answered');
    expect(answered.length).toBeGreaterThan(500);
    expect(answered.filter(({ quote }) => !finder.find([quote ?? '']).length)).toEqual([]);
  });

  it('asks nothing twice, and nothing unanswered that is known to be answered', () => {
    const texts = contrasts.map(({ text }) => text.trim().toLowerCase());
    expect(new Set(texts).size).toBe(texts.length);
    const answered = new Set(loadQuestions().map(({ text }) => text.trim().toLowerCase()));
    const unanswered = contrasts.filter(({ kind }) => kind !== 'answered');
    expect(unanswered.filter(({ text }) => answered.has(text.trim().toLowerCase()))).toEqual([]);
  });

  it('has nothing near to the questions that Beleg is measured by', () => {
    const bag = (text: string) => new Set(words(text).filter((word) => !isStopWord(word)));
    const measured = [
      ...loadEvalQuestions().map(({ history = [], q }) => [...history, q].join(' ')),
      ...readFileSync(UNANSWERABLE, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).text),
    ].map(bag);
    const isNear = (text: string) => {
      const own = bag(text);
      return measured.some((other) => {
        const shared = [...own].filter((word) => other.has(word)).length;
        return shared / Math.max(1, own.size + other.size - shared) > 0.6;
      });
    };
    expect(contrasts.filter(({ text }) => isNear(text)).map(({ text }) => text)).toEqual([]);
  });
});
