import { RANKING } from '#index/rank.ts';
import type { Chapter } from '#index/train/chapters.ts';
import type { SearchResult, Signals } from '#index/types.ts';
import { fitChoices } from '#server/answer/calibrate/conditionalLogit.ts';
import { fitFolds } from '#server/answer/calibrate/folds.ts';
import { ranked } from '#server/answer/calibrate/ranking.ts';
import { answers } from '#server/answer/calibrate/samples.ts';
import { weighted } from '#server/answer/sentences.ts';
import { scoreSearch, summarize } from '../score.ts';
import type { ChapterSample } from './samples.ts';
import { SCOPES } from './trial.ts';

/** Results that are scored. */
const DEPTH = 20;
/** Of reciprocal-rank fusion (Cormack et al. 2009). */
const RRF = 60;

type Ranker = (results: SearchResult[], fold: number) => SearchResult[];

/** What else was tried for unseen text, fitted in the same way; `best` is the highest BM25 score of the query. */
const TRIED: Record<string, (signals: Signals, best: number) => Record<string, number>> = {
  'fitted without words': ({ passage, sentence }) => ({ passage, sentence }),
  'fitted with words squared': ({ passage, sentence, coverage }) => ({
    passage,
    sentence,
    coverage: coverage ** 2,
  }),
  'fitted with words and BM25': ({ passage, sentence, coverage, lexical }, best) => ({
    passage,
    sentence,
    coverage,
    lexical: lexical / best,
  }),
};
/** As for the weights that are kept. */
const PENALTY = 10;
/** Alternatives that a fit sees of each question. */
const NEAREST = 40;

/** Ways to rank that know nothing of what is asked. */
export const RANKERS: Record<string, Ranker> = {
  BM25: (results) => lexicalOrder(results),
  'encoder: passage': (results) => ordered(results, ({ passage }) => passage),
  'encoder: passage + best sentence': (results) => ordered(results, encoder),
  'encoder and BM25 by reciprocal ranks': fused,
  'weights of the shipped study': (results) => ranked(results, RANKING),
};

/** Measures of the samples by one way to rank them. */
export function scoresOf(samples: ChapterSample[], ranker: Ranker): Record<string, string> {
  const scores = samples.map(({ gold, results, fold }) =>
    scoreSearch(
      { gold },
      ranker(results, fold)
        .slice(0, DEPTH)
        .map(({ passage: { text, machineRead } }) => ({ text, source: machineRead?.source })),
    ),
  );
  return Object.fromEntries(
    Object.entries(summarize(scores)).map(([measure, value]) => [measure, value.toFixed(3)]),
  );
}

/** Ranks each sample by weights that were fitted on the others' chapters. */
function fittedRanker(
  learned: ChapterSample[],
  featuresOf: (signals: Signals, best: number) => Record<string, number>,
): Ranker {
  const featured = (results: SearchResult[]) => {
    const best = Math.max(Number.MIN_VALUE, ...results.map(({ signals }) => signals.lexical));
    return results.map((result) => ({ result, features: featuresOf(result.signals, best) }));
  };
  const weightsFor = fitFolds(learned, (samples) => {
    const choices = samples.map((sample) => {
      const near = featured(sample.results).slice(0, NEAREST);
      const right = near.flatMap(({ result }, at) => (answers(sample, result) ? [at] : []));
      return { alternatives: near.map(({ features }) => features), right };
    });
    return fitChoices(
      choices.filter(({ right }) => right.length),
      PENALTY,
    );
  });
  return (results, fold) =>
    featured(results)
      .map(({ result, features }) => ({ result, score: weighted(features, weightsFor({ fold })) }))
      .sort((a, b) => b.score - a.score)
      .map(({ result }) => result);
}

function encoder({ passage, sentence }: Signals): number {
  return passage + sentence;
}

function lexicalOrder(results: SearchResult[]): SearchResult[] {
  return ordered(
    results.filter(({ signals }) => signals.lexical > 0),
    ({ lexical }) => lexical,
  );
}

function fused(results: SearchResult[]): SearchResult[] {
  const sums = new Map<SearchResult, number>();
  for (const list of [ordered(results, encoder), lexicalOrder(results)]) {
    list.forEach((result, rank) => {
      sums.set(result, (sums.get(result) ?? 0) + 1 / (RRF + rank + 1));
    });
  }
  return [...sums].sort(([, a], [, b]) => b - a).map(([result]) => result);
}

function ordered(results: SearchResult[], score: (signals: Signals) => number): SearchResult[] {
  return [...results].sort((a, b) => score(b.signals) - score(a.signals));
}

const SOURCES = ['too late to be learned from', 'evaluation', 'plain', 'as readers word them'] as const;

/**
 * Prints measures of every way to rank, by where questions come from and where is searched; then chapter by chapter.
 * @param learned what weights are fitted on.
 */
export function printRankings(
  chapters: readonly Chapter[],
  learned: ChapterSample[],
  {
    unseen,
    byLexicons,
    seen,
    asShipped,
  }: Record<'unseen' | 'byLexicons' | 'seen' | 'asShipped', ChapterSample[]>,
): void {
  const asFound: Ranker = (results) => results;
  const tried = mapValues(TRIED, (featuresOf) => fittedRanker(learned, featuresOf));
  for (const source of SOURCES) {
    for (const scope of SCOPES) {
      const of = (samples: ChapterSample[]) =>
        samples.filter((sample) => sample.source === source && sample.scope === scope);
      console.log(`${of(unseen).length} questions, ${source}; the chapter ${scope}:`);
      console.table({
        ...mapValues({ ...RANKERS, ...tried }, (ranker) => scoresOf(of(unseen), ranker)),
        'weights for unseen text': scoresOf(of(unseen), asFound),
        ...(of(byLexicons).length && {
          'the same, encoder of lexicons alone': scoresOf(of(byLexicons), asFound),
        }),
        // It has learned the first questions themselves.
        'seen: passage + best sentence': scoresOf(of(seen), RANKERS['encoder: passage + best sentence']!),
        ...(of(asShipped).length && { 'seen: as shipped': scoresOf(of(asShipped), asFound) }),
      });
    }
  }
  console.log('nDCG@10 by chapter, on questions that no encoder has learned from:');
  console.table(
    Object.fromEntries(
      chapters.flatMap(({ id }, fold) =>
        SCOPES.map((scope) => {
          const of = (samples: ChapterSample[]) =>
            samples.filter(
              (one) => one.fold === fold && one.scope === scope && one.source !== 'as readers word them',
            );
          const ndcg = (samples: ChapterSample[], ranker: Ranker) => scoresOf(of(samples), ranker)['ndcg@10'];
          const cells = {
            questions: of(unseen).length,
            BM25: ndcg(unseen, RANKERS.BM25!),
            'shipped weights': ndcg(unseen, RANKERS['weights of the shipped study']!),
            'weights for unseen text': ndcg(unseen, asFound),
            seen: ndcg(seen, RANKERS['encoder: passage + best sentence']!),
          };
          return [`${id}, ${scope}`, cells];
        }),
      ),
    ),
  );
}

function mapValues<Value, Result>(
  record: Record<string, Value>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
