import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { isHeldBack, loadQuestions, QuoteFinder } from '#index/train/questions.ts';

describe('QuoteFinder', () => {
  const study = loadStudy();
  const finder = new QuoteFinder(study.passages);
  const byId = new Map(study.passages.map((passage) => [passage.id, passage]));

  it('finds every training question’s quote, and never in a pull quote', () => {
    for (const { quote } of loadQuestions()) {
      const { passageIds } = finder.find(quote);
      expect(passageIds, quote).not.toEqual([]);
      expect(passageIds.map((id) => byId.get(id)!.kind)).not.toContain('pull-quote');
    }
  });

  it('names the sentence that holds the quote', () => {
    const { sentences } = finder.find('Camp Humphreys ist die größte amerikanische Militärbasis');
    expect(sentences).toHaveLength(1);
    const passage = byId.get(sentences[0]!.passageId)!;
    const span = passage.sentences[sentences[0]!.sentence]!;
    expect(passage.text.slice(span.start, span.end)).toContain('Camp Humphreys');
  });

  it('finds nothing that the study does not say', () => {
    expect(finder.find('Die Erde ist eine Scheibe').passageIds).toEqual([]);
  });
});

describe('isHeldBack', () => {
  it('holds back about a tenth, the same ones each time', () => {
    const questions = loadQuestions();
    const heldBack = questions.filter(isHeldBack);
    expect(heldBack.length / questions.length).toBeCloseTo(0.1, 1);
    expect(questions.filter(isHeldBack)).toEqual(heldBack);
  });
});
