import type { Study } from '#corpus/types.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '#index/questions.ts';
import { type Chapter, withoutChapter } from '#index/train/chapters.ts';
import { isHeldBack } from '#index/train/heldBack.ts';
import { fitFolds } from '#server/answer/calibrate/folds.ts';
import { fitWeights, type Seen, shifted } from '#server/answer/calibrate/refusal.ts';
import { isMeasuredBy, loadContrasts } from '#server/answer/calibrate/samples.ts';
import { type AskedCase, fitWordLogistic, scoreOf } from '#server/answer/calibrate/wordLogistic.ts';
import {
  isPlainlyForeign,
  type RefusalWeights,
  refusalFeatures,
  refusalScores,
} from '#server/answer/refuse.ts';
import type { RankedSentence } from '#server/answer/sentences.ts';
import { wordFeatures } from '#server/answer/unanswerability.ts';
import type { ChapterSample } from './samples.ts';

/** Of each chapter, how a question's words score by a model that was taught by the other chapters alone. */
export function wordScores(
  study: Study,
  chapters: readonly Chapter[],
  unanswerable: ReadonlyArray<ReadonlyArray<{ source: string; text: string }>>,
): Array<(text: string) => number> {
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
      ...unanswerable
        .filter((_, other) => other !== fold)
        .flat()
        .filter(({ source }) => source === 'to learn refusals from')
        .map(({ text }) => ({ text, unanswered: true })),
    ];
    const model = fitWordLogistic(cases);
    return (text) => scoreOf(model, wordFeatures(text));
  });
}

/** What the decision to answer is made by, of each sample; nothing of what is plainly no question. */
export async function seenOf(
  samples: readonly ChapterSample[],
  rank: (sample: ChapterSample) => RankedSentence[],
  wordScoreOf: ReadonlyArray<(text: string) => number>,
): Promise<Map<ChapterSample, Seen>> {
  const seen = new Map<ChapterSample, Seen>();
  for (const sample of samples) {
    const { question, results, trial, fold } = sample;
    if (isPlainlyForeign(question)) continue;
    const features = await refusalFeatures(question, results, rank(sample), trial.terms, trial.match);
    const unanswerability = wordScoreOf[fold]!(question.text);
    seen.set(sample, { sample, features: { ...features, unanswerability } });
  }
  return seen;
}

/** Weights fitted on all, and of each sample those fitted on the other chapters. */
export function fitRefusals(answered: Seen[], taught: Seen[]) {
  const bySample = new Map([...answered, ...taught].map((one) => [one.sample, one]));
  const isAnswered = new Set(answered);
  const learn = (samples: Iterable<Seen['sample']>): RefusalWeights => {
    const some = [...samples].map((sample) => bySample.get(sample)!);
    const known = some.filter((one) => isAnswered.has(one));
    return shifted(
      fitWeights(
        known,
        some.filter((one) => !isAnswered.has(one)),
      ),
      known,
    );
  };
  return { weights: learn(bySample.keys()), weightsFor: fitFolds([...bySample.keys()], learn) };
}

export function isRefusedBy(seen: Seen | undefined, weights: RefusalWeights): boolean {
  if (!seen) return true;
  const { far, near } = refusalScores(seen.features, weights);
  return far > 0 || near > 0;
}
