import type { Study } from '#corpus/types.ts';
import { AnswerFinder, loadQuestions, loadTwins, type Place } from '#index/questions.ts';
import type { Chapter } from '#index/train/chapters.ts';
import { isHeldBack } from '#index/train/heldBack.ts';
import { isMeasuredBy, loadContrasts, type Sample } from '#server/answer/calibrate/samples.ts';
import { loadEvalQuestions } from '../score.ts';

/** Where questions come from; the first two fit weights, the others only measure. */
export type Source = 'as readers word them' | 'plain' | 'too late to be learned from' | 'evaluation';

/** A question that one chapter answers, and no other. */
export interface Asked {
  source: Source;
  kind: Sample['kind'];
  text: string;
  /** For each need, quotes any of which satisfies it. */
  gold: string[][];
  places: Place[];
}

/** The questions that this chapter alone answers: what another says as well, an encoder has seen there. */
export function askedOf(study: Study, { passageIds }: Chapter): Asked[] {
  return allAsked(study).filter(
    ({ gold, places }) => gold.length && places.every(({ passageId }) => passageIds.has(passageId)),
  );
}

let all: Asked[] | undefined;

function allAsked(study: Study): Asked[] {
  if (all) return all;
  const finder = new AnswerFinder(study.passages, loadTwins());
  const asked = (source: Source, kind: Sample['kind'], text: string, gold: string[][]): Asked => ({
    source,
    kind,
    text,
    gold,
    places: gold.flatMap((need) => finder.find(need)),
  });
  const quoted = (source: Source, questions: ReturnType<typeof loadQuestions>) =>
    questions.map(({ kind, text, quotes }) =>
      asked(
        source,
        kind,
        text,
        quotes.map((quote) => finder.saying(quote)),
      ),
    );
  all = [
    ...quoted('as readers word them', loadQuestions().filter(isHeldBack)),
    ...loadContrasts()
      .filter(isMeasuredBy)
      .map(({ text, quote }) => asked('plain', 'answered', text, [finder.saying(quote!)])),
    ...quoted('too late to be learned from', loadQuestions(new URL('../unseen.jsonl', import.meta.url))),
    ...loadEvalQuestions()
      .filter(({ type }) => type !== 'unanswerable')
      .map(({ q, history = [], gold }) => asked('evaluation', 'question', [...history, q].join(' '), gold)),
  ];
  return all;
}
