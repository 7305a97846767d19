import type { Study } from '#corpus/types.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '#index/questions.ts';
import { type Chapter, withoutChapter } from '#index/train/chapters.ts';
import { isHeldBack } from '#index/train/heldBack.ts';
import { isMeasuredBy, loadContrasts } from '#server/answer/calibrate/samples.ts';
import { type AskedCase, fitWordLogistic, scoreOf } from '#server/answer/calibrate/wordLogistic.ts';
import { metNear } from '#server/answer/metNear.ts';
import {
  isPlainlyForeign,
  type RefusalWeights,
  refusalFeatures,
  refusalScores,
} from '#server/answer/refuse.ts';
import type { RankedSentence } from '#server/answer/sentences.ts';
import { wordFeatures } from '#server/answer/unanswerability.ts';
import type { ChapterSample } from './samples.ts';

/** How much a question is, by its words, like those that are not answered. */
export type WordScore = (text: string) => number;

/** Of each chapter, how a question's words score by a model that was taught by the other chapters alone. */
export function wordScores(
  study: Study,
  chapters: readonly Chapter[],
  contrasts: ReadonlyArray<ReadonlyArray<{ text: string }>>,
): WordScore[] {
  const finder = new AnswerFinder(study.passages, loadTwins());
  const asked = loadQuestions().filter((question) => !isHeldBack(question) && question.kind !== 'paraphrase');
  const plain = loadContrasts()
    .filter((one) => one.kind === 'answered' && !isMeasuredBy(one))
    .map(({ text, quote }) => ({ text, quotes: [quote!] }));
  return chapters.map((chapter, fold) => {
    const left = [asked, plain].flatMap(
      (some) => withoutChapter<{ text: string; quotes: string[] }>(study, some, finder, chapter).questions,
    );
    const cases: AskedCase[] = [
      ...left.map(({ text }) => ({ text, unanswered: false })),
      ...contrasts
        .filter((_, other) => other !== fold)
        .flat()
        .map(({ text }) => ({ text, unanswered: true })),
    ];
    const model = fitWordLogistic(cases);
    return (text) => scoreOf(model, wordFeatures(text));
  });
}

/** Whether it is refused, but for what its own words have taught. */
export async function isRefusedBy(
  weights: RefusalWeights,
  { question, results, trial, fold }: ChapterSample,
  ranked: RankedSentence[],
  wordScoreOf: readonly WordScore[],
): Promise<boolean> {
  if (isPlainlyForeign(question)) return true;
  const { far, near } = refusalScores(
    {
      ...(await refusalFeatures(question, results, ranked, trial.terms, trial.match)),
      unanswerability: wordScoreOf[fold]!(question.text),
      metNear: await metNear(question, results, trial.match),
    },
    weights,
  );
  return far > 0 || near > 0;
}
