import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '#index/questions.ts';
import { isHeldBack } from '#index/train/heldBack.ts';

const study = loadStudy();
const byId = new Map(study.passages.map((passage) => [passage.id, passage]));
const textOf = (passageId: string, sentence: number) => {
  const { text, sentences } = byId.get(passageId)!;
  return text.slice(sentences[sentence]!.start, sentences[sentence]!.end);
};

describe('loadQuestions', () => {
  it('makes lines of the same text one question with several answers', () => {
    const questions = loadQuestions();
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
    const comparisons = questions.filter(({ kind }) => kind === 'comparison');
    expect(comparisons.length).toBeGreaterThan(100);
    for (const { text, quotes } of comparisons) expect(quotes.length, text).toBeGreaterThan(1);
  });
});

describe('AnswerFinder', () => {
  const finder = new AnswerFinder(study.passages);

  it('finds every known question’s quotes, and never in a pull quote', () => {
    for (const { quotes } of loadQuestions()) {
      for (const quote of quotes) {
        const places = finder.find([quote]);
        expect(places, quote).not.toEqual([]);
        for (const { passageId } of places) expect(byId.get(passageId)!.kind).not.toBe('pull-quote');
      }
    }
  });

  it('names the sentence that holds the quote', () => {
    const places = finder.find(['Camp Humphreys ist die größte amerikanische Militärbasis']);
    expect(places).toHaveLength(1);
    const [{ passageId, sentences }] = places as [(typeof places)[0]];
    expect(sentences.map((sentence) => textOf(passageId, sentence))).toEqual([
      expect.stringContaining('Camp Humphreys'),
    ]);
  });

  it('finds nothing for a figure alone, which has no letters', () => {
    expect(finder.find(['28 500'])).toEqual([]);
  });

  it('finds nothing that the study does not say', () => {
    expect(finder.find(['Die Erde ist eine Scheibe'])).toEqual([]);
  });

  it('finds what the study says a second time, from either place', () => {
    const twins = [
      [
        'Die USA hatten 2020 circa 55 300 Soldaten in Japan stationiert',
        'Das Hauptquartier der rund 55 300 Männer und Frauen',
      ],
    ];
    const withTwins = new AnswerFinder(study.passages, twins);
    const [first, second] = twins[0]!.map((quote) => finder.find([quote]));
    for (const quote of twins[0]!) {
      const found = withTwins.find([quote]).map(({ passageId }) => passageId);
      expect(found.sort()).toEqual([...first!, ...second!].map(({ passageId }) => passageId).sort());
      expect(withTwins.saying(quote)).toEqual(expect.arrayContaining(twins[0]!));
    }
    const other = 'Camp Humphreys ist die größte amerikanische Militärbasis';
    expect(withTwins.find([other])).toEqual(finder.find([other]));
  });
});

describe('loadTwins', () => {
  it('gives quotes that the study holds, in at least two passages', () => {
    const finder = new AnswerFinder(study.passages);
    for (const quotes of loadTwins()) {
      for (const quote of quotes) expect(finder.find([quote]), quote).not.toEqual([]);
      expect(finder.find(quotes).length).toBeGreaterThan(1);
    }
  });
});

describe('isHeldBack', () => {
  it('holds back about a tenth, the same ones each time', () => {
    const questions = loadQuestions();
    const share = questions.filter(isHeldBack).length / questions.length;
    expect(share).toBeGreaterThan(0.09);
    expect(share).toBeLessThan(0.11);
    const first = questions.slice(0, 40).flatMap((question, i) => (isHeldBack(question) ? [i] : []));
    expect(first).toEqual([5, 37]);
  });
});
