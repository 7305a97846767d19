/**
 * `npm run calibrate`: fits the weights of sentence ranking and of refusal, on questions that the encoder has not
 * seen (`npm run train -- --holdout` makes that encoder) and on the unanswerable ones; writes `weights.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import { createSearch } from '#index/search.ts';
import { type Question as Asked, QuoteFinder } from '#index/train/questions.ts';
import type { SearchResult } from '#index/types.ts';
import { analyze, type Question } from '../question.ts';
import { refusalFeatures } from '../refuse.ts';
import { featuresOfSentences, logistic, type RankedSentence } from '../sentences.ts';
import { createTerms } from '../terms.ts';
import { type Case, fitLogistic } from './logisticRegression.ts';

const HOLDOUT = new URL('../../../index/train/work/holdout/', import.meta.url);
const UNANSWERABLE = new URL('../../../index/train/unanswerable.jsonl', import.meta.url);
const WEIGHTS = new URL('../weights.json', import.meta.url);

const RETRIEVED = 12;
const PENALTY = 1;
/** Share of answerable questions that may be refused: each is an answer that a reader is denied. */
const FALSE_REFUSALS = 0.03;

const study = loadStudy();
const embedder = await loadEmbedder(HOLDOUT.pathname);
const index = await openIndex(study, embedder, {
  root: new URL('index/', HOLDOUT).pathname,
  progress: console.log,
});
const search = createSearch(study, index, embedder);
const terms = createTerms(study);
const quotes = new QuoteFinder(study.passages);

interface Sample {
  question: Question;
  results: SearchResult[];
  /** Passage and sentence of each answer, `id/index`; none where the study has none. */
  gold: Set<string>;
  fold: number;
}

const lines = (url: URL) =>
  readFileSync(url, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const answerable = (lines(new URL('questions.jsonl', HOLDOUT)) as Asked[]).filter(
  ({ kind }) => kind !== 'paraphrase',
);
const unanswerable = lines(UNANSWERABLE) as Array<{ text: string }>;

async function sample(text: string, gold: Set<string>, i: number): Promise<Sample> {
  return { question: analyze(text), results: await search(text, RETRIEVED), gold, fold: i % 2 };
}
const known = await Promise.all(
  answerable.map(({ text, quote }, i) =>
    sample(text, new Set(quotes.find(quote).sentences.map((at) => `${at.passageId}/${at.sentence}`)), i),
  ),
);
const foreign = await Promise.all(unanswerable.map(({ text }, i) => sample(text, new Set(), i)));

// Sentence ranking: cases are all sentences of the passages found.
type Ranked = ReturnType<typeof featuresOfSentences>[number];
const candidates = new Map(
  [...known, ...foreign].map((one) => [one, featuresOfSentences(one.question, one.results, terms)]),
);
const isGold = ({ gold }: Sample, { passage, index }: Ranked) => gold.has(`${passage.id}/${index}`);
const sentenceCases = (samples: Sample[]): Case<keyof Ranked['features']>[] =>
  samples.flatMap((one) =>
    candidates.get(one)!.map((found) => ({ features: found.features, holds: isGold(one, found), weight: 1 })),
  );
type SentenceWeights = ReturnType<typeof fitLogistic<keyof Ranked['features']>>;

function rank(one: Sample, weights: SentenceWeights): Array<RankedSentence & Ranked> {
  return candidates
    .get(one)!
    .map((found) => ({ ...found, probability: logistic(found.features, weights) }))
    .sort((a, b) => b.probability - a.probability);
}

const byFold = [0, 1].map((fold) =>
  fitLogistic(sentenceCases(known.filter((one) => one.fold !== fold)), PENALTY),
);
const places = known.map((one) => rank(one, byFold[one.fold]!).findIndex((found) => isGold(one, found)));
const within = (k: number) => places.filter((place) => place >= 0 && place < k).length / places.length;
console.log(`sentence ranking, cross-validated on ${known.length} questions:`);
console.table({
  'answering sentence among the first': {
    1: within(1).toFixed(3),
    2: within(2).toFixed(3),
    3: within(3).toFixed(3),
    5: within(5).toFixed(3),
  },
});

// Refusal: both kinds count the same, however many there are of each.
const refusalCase = (one: Sample, weights: SentenceWeights) => ({
  features: refusalFeatures(one.question, one.results, rank(one, weights), terms),
  holds: !one.gold.size,
  weight: one.gold.size ? foreign.length / known.length : 1,
});
const samples = [...known.filter(({ gold }) => gold.size), ...foreign];
const scored = [0, 1].flatMap((fold) => {
  const training = samples.filter((one) => one.fold !== fold).map((one) => refusalCase(one, byFold[fold]!));
  const weights = fitLogistic(training, PENALTY);
  return samples
    .filter((one) => one.fold === fold)
    .map((one) => refusalCase(one, byFold[fold]!))
    .map(({ features, holds }) => ({ holds, probability: logistic(features, weights) }));
});
const refusedAt = (threshold: number, holds: boolean) => {
  const all = scored.filter((one) => one.holds === holds);
  return all.filter(({ probability }) => probability > threshold).length / all.length;
};
const thresholds = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
console.log(
  `refusal, cross-validated on ${foreign.length} unanswerable and ${samples.length - foreign.length} answerable questions:`,
);
console.table(
  Object.fromEntries(
    thresholds.map((at) => [
      at,
      { refused: refusedAt(at, true).toFixed(3), 'falsely refused': refusedAt(at, false).toFixed(3) },
    ]),
  ),
);

const sentence = fitLogistic(sentenceCases(known), PENALTY);
const refusal = fitLogistic(
  samples.map((one) => refusalCase(one, sentence)),
  PENALTY,
);
const threshold = Array.from({ length: 100 }, (_, i) => i / 100).find(
  (at) => refusedAt(at, false) <= FALSE_REFUSALS,
)!;
writeFileSync(WEIGHTS, `${JSON.stringify({ sentence, refusal, threshold }, null, 2)}\n`);
console.log(`weights.json written; refusing above ${threshold}`);
