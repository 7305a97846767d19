import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '#index/questions.ts';
import { chaptersOf, everythingIn, partOf, withoutChapter } from '#index/train/chapters.ts';
import { studyKeys } from '#index/train/studyKeys.ts';
import { lessonsOf } from '#index/train/trainEncoder.ts';

const study = loadStudy();
const questions = loadQuestions();
const finder = new AnswerFinder(study.passages, loadTwins());
const chapters = chaptersOf(study);

describe('chaptersOf', () => {
  it('has every passage in one chapter, and none that is too small to be searched', () => {
    const ids = chapters.flatMap(({ passageIds }) => [...passageIds]);
    expect(ids.sort()).toEqual(study.passages.map(({ id }) => id).sort());
    expect(Math.min(...chapters.map(({ passageIds }) => passageIds.size))).toBeGreaterThanOrEqual(9);
    expect(chapters.map(({ id }) => id)).toContain('zusammenfassung+abkuerzungen+karte');
  });
});

describe('withoutChapter', () => {
  it.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
    'teaches nothing of %s: none of its texts, and no question that it answers',
    (_, chapter) => {
      const left = withoutChapter(study, questions, finder, chapter);
      const { keys, examples } = lessonsOf(left.study, left.questions, finder);
      const own = studyKeys(partOf(study, (id) => chapter.passageIds.has(id)));
      const all = studyKeys(study);
      expect(keys.passageTexts.length + own.passageTexts.length).toBe(all.passageTexts.length);
      expect(keys.sentenceTexts.length + own.sentenceTexts.length).toBe(all.sentenceTexts.length);
      const taught = new Set([...keys.passageTexts, ...keys.sentenceTexts]);
      expect(own.passageTexts.filter((text) => taught.has(text))).toEqual([]);

      const isAsked = new Set(examples.map(({ text }) => text));
      const isOn = ({ quotes }: { quotes: string[] }) =>
        finder.find(quotes).some(({ passageId }) => chapter.passageIds.has(passageId));
      const leftOut = questions.filter(isOn);
      expect(leftOut.length).toBeGreaterThan(500);
      expect(leftOut.filter(({ text }) => isAsked.has(text))).toEqual([]);
      expect(examples.length + leftOut.length).toBe(questions.length);
      // Whatever is still asked is answered by what is left, and by all of it.
      expect(examples.every(({ target }) => target.passages.length > 0)).toBe(true);
      const positions = examples.flatMap(({ target }) => [...target.passages, ...target.sentences]);
      expect(positions.every((position) => position !== undefined)).toBe(true);
    },
  );

  it('leaves out what another chapter answers as well', () => {
    const [summary] = chapters.filter(({ id }) => id.startsWith('zusammenfassung'));
    const twin = questions.find(({ quotes }) => {
      const ids = finder.find(quotes).map(({ passageId }) => passageId);
      return ids.some((id) => summary!.passageIds.has(id)) && !ids.every((id) => summary!.passageIds.has(id));
    })!;
    expect(withoutChapter(study, [twin], finder, summary!).questions).toEqual([]);
  });

  it('leaves nothing without everything', () => {
    const left = withoutChapter(study, questions, finder, everythingIn(study));
    expect(left.study.passages).toEqual([]);
    expect(left.questions).toEqual([]);
  });
});
