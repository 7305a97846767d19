import { interval } from '#server/answer/calibrate/refusal.ts';
import type { SentenceRanking } from '#server/answer/calibrate/sentenceRanking.ts';
import { isRefused, type RefusalWeights } from '#server/answer/refuse.ts';
import { type RankedSentence, READ, rankSentences } from '#server/answer/sentences.ts';
import { type SentenceFeatures, WEIGHTS } from '#server/answer/weights.ts';
import { fitRefusals, isRefusedBy, seenOf } from './refusals.ts';
import type { ChapterSample } from './samples.ts';
import { SCOPES } from './trial.ts';

type Rank = (sample: ChapterSample) => RankedSentence[];

/**
 * Prints how often the right sentence leads and what is refused, by the shipped weights and by those for unseen text.
 * @param asking what weights are fitted on.
 * @param before the results of a sample as the shipped weights order them.
 * @returns weights for refusals on unseen text.
 */
export async function measureAnswers(
  { unseen, asking, asShipped }: Record<'unseen' | 'asking' | 'asShipped', ChapterSample[]>,
  before: (sample: ChapterSample) => ChapterSample['results'],
  sentences: SentenceRanking,
  wordScoreOf: ReadonlyArray<(text: string) => number>,
): Promise<RefusalWeights> {
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

  const seenByShipped = await seenOf(original, byShipped, wordScoreOf);
  const seenByFitted = await seenOf(unseen, byFitted, wordScoreOf);
  const seen = (samples: ChapterSample[]) => samples.flatMap((one) => seenByFitted.get(one) ?? []);
  const taught = unseen.filter(({ source }) => source === 'to learn refusals from');
  const { weights, weightsFor } = fitRefusals(seen(asking), seen(taught));

  console.log('the right sentence first, and among the first three:');
  console.table({
    ...leading('unseen, shipped weights', original, byShipped, sentences),
    ...leading('unseen, weights for unseen text', unseen, byFitted, sentences),
    ...leading('seen, as shipped', asShipped, byShipped, sentences),
  });
  const refusedAsShipped = new Set<ChapterSample>();
  for (const sample of asShipped) {
    const { question, results, trial } = sample;
    const refused = await isRefused(question, results, byShipped(sample), trial.terms, trial.match);
    if (refused) refusedAsShipped.add(sample);
  }
  console.log('share refused:');
  console.table({
    ...refused('unseen, shipped weights', original, (one) =>
      isRefusedBy(seenByShipped.get(one), WEIGHTS.refusal),
    ),
    ...refused('unseen, weights for unseen text', unseen, (one) =>
      isRefusedBy(seenByFitted.get(one), weightsFor(one)),
    ),
    ...refused('seen, as shipped', asShipped, (one) => refusedAsShipped.has(one)),
  });
  return weights;
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

function refused(name: string, samples: ChapterSample[], isRefused: (sample: ChapterSample) => boolean) {
  return byColumn(
    name,
    samples,
    ({ source, kind }) => {
      if (source === 'to learn refusals from') return undefined;
      return source === 'unanswerable' ? kind : `answerable, ${source}`;
    },
    (some) => `${interval(some.filter(isRefused).length, some.length)} of ${some.length}`,
  );
}
