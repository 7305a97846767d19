import { interval } from '#server/answer/calibrate/refusal.ts';
import type { SentenceRanking } from '#server/answer/calibrate/sentenceRanking.ts';
import { isRefused } from '#server/answer/refuse.ts';
import { type RankedSentence, READ, rankSentences } from '#server/answer/sentences.ts';
import {
  type AnswerWeights,
  type SentenceFeatures,
  WEIGHTS,
  WEIGHTS_UNSEEN,
} from '#server/answer/weights.ts';
import { isRefusedBy, type WordScore } from './refusals.ts';
import type { ChapterSample } from './samples.ts';
import { SCOPES } from './trial.ts';

type Rank = (sample: ChapterSample) => RankedSentence[];

/**
 * Prints how often the right sentence leads and what is refused, by the shipped weights and by those for unseen text.
 * Refusals on unseen text are fitted elsewhere, on other subjects (`npm run foreign`).
 * @param before the results of a sample as the shipped weights order them.
 * @param wordScoreOf of each chapter, how much a question is like those that the others leave unanswered.
 */
export async function measureAnswers(
  { unseen, asShipped }: Record<'unseen' | 'asShipped', ChapterSample[]>,
  before: (sample: ChapterSample) => ChapterSample['results'],
  sentences: SentenceRanking,
  wordScoreOf: readonly WordScore[],
): Promise<void> {
  const by =
    (weightsOf: (sample: ChapterSample) => SentenceFeatures): Rank =>
    (sample) =>
      rankSentences(
        sample.question,
        sample.results.slice(0, READ),
        sample.trial.statements,
        sample.trial.terms,
        weightsOf(sample),
      );
  const byShipped = by(() => WEIGHTS.sentence);
  const byFitted = by((sample) => sentences.weightsFor(sample));
  // The same samples as they were found before they were put into the order of the new weights.
  const original = unseen.map((sample): ChapterSample => ({ ...sample, results: before(sample) }));

  console.log('the right sentence first, and among the first three:');
  console.table({
    ...leading('unseen, shipped weights', original, byShipped, sentences),
    ...leading('unseen, weights for unseen text', unseen, byFitted, sentences),
    ...leading('seen, as shipped', asShipped, byShipped, sentences),
  });
  const refusedBy =
    (rank: Rank, { refusal }: AnswerWeights) =>
    (sample: ChapterSample) =>
      isRefusedBy(refusal, sample, rank(sample), wordScoreOf);
  const refusedAsShipped = (sample: ChapterSample) => {
    const { question, results, trial } = sample;
    return isRefused(question, results, byShipped(sample), trial.terms, trial.match);
  };
  console.log('share refused:');
  console.table({
    ...(await refused('unseen, shipped weights', original, refusedBy(byShipped, WEIGHTS))),
    ...(await refused('unseen, weights for unseen text', unseen, refusedBy(byFitted, WEIGHTS_UNSEEN))),
    ...(await refused('seen, as shipped', asShipped, refusedAsShipped)),
  });
}

/** A row for each scope, a column for each kind of question that nothing was fitted on, or whose chapter was not. */
function byColumn(
  name: string,
  samples: ChapterSample[],
  columnOf: (sample: ChapterSample) => string | undefined,
  cellOf: (samples: ChapterSample[]) => string,
) {
  return Object.fromEntries(
    SCOPES.map((scope) => {
      const some = samples.filter((sample) => sample.scope === scope);
      const columns = [...new Set(some.map(columnOf))].filter((column) => column !== undefined).sort();
      return [
        `${name}, ${scope}`,
        Object.fromEntries(
          columns.map((column) => [column, cellOf(some.filter((one) => columnOf(one) === column))]),
        ),
      ] as const;
    }).filter(([, cells]) => Object.keys(cells).length),
  );
}

function leading(name: string, samples: ChapterSample[], rank: Rank, { placeOf }: SentenceRanking) {
  const answerable = samples.filter(({ gold, kind }) => gold.length && kind !== 'paraphrase');
  return byColumn(
    name,
    answerable,
    ({ source }) => source,
    (some) => {
      const places = some.map((sample) => placeOf(sample, rank(sample)));
      const within = (k: number) => places.filter((place) => place >= 0 && place < k).length / some.length;
      return `${within(1).toFixed(3)}, ${within(3).toFixed(3)} of ${some.length}`;
    },
  );
}

async function refused(
  name: string,
  samples: ChapterSample[],
  isRefused: (sample: ChapterSample) => Promise<boolean>,
) {
  const all = new Set<ChapterSample>();
  for (const sample of samples) if (await isRefused(sample)) all.add(sample);
  return byColumn(
    name,
    samples,
    ({ source, kind }) => (source === 'unanswerable' ? kind : `answerable, ${source}`),
    (some) => `${interval(some.filter((one) => all.has(one)).length, some.length)} of ${some.length}`,
  );
}
