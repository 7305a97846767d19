import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '#index/questions.ts';
import { chaptersOf, withoutChapter } from '#index/train/chapters.ts';
import { askedOf } from './asked.ts';

const study = loadStudy();
const finder = new AnswerFinder(study.passages, loadTwins());

describe('askedOf', () => {
  const byChapter = chaptersOf(study).map((chapter) => ({ chapter, asked: askedOf(study, chapter) }));

  it('asks of a chapter what it alone answers', () => {
    for (const { chapter, asked } of byChapter) {
      expect(asked.length).toBeGreaterThan(50);
      for (const { gold } of asked) {
        const ids = gold.flatMap((need) => finder.find(need).map(({ passageId }) => passageId));
        expect(ids.length).toBeGreaterThan(0);
        expect(ids.every((id) => chapter.passageIds.has(id))).toBe(true);
      }
    }
    expect(byChapter.flatMap(({ asked }) => asked).length).toBeGreaterThan(3000);
  });

  it('asks nothing that the encoder without the chapter was taught', () => {
    for (const { chapter, asked } of byChapter) {
      const taught = new Set(
        withoutChapter(study, loadQuestions(), finder, chapter).questions.map(({ text }) => text),
      );
      expect(asked.filter(({ text }) => taught.has(text))).toEqual([]);
    }
  });
});
