/**
 * `npm run calibrate`: fits the weights of sentence ranking and of refusal, on questions that the encoder has not
 * seen (`npm run train -- --holdout` makes that encoder) and on the unanswerable ones; writes `weights.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { type Question as Asked, QuoteFinder } from '#index/train/questions.ts';
import type { SearchResult } from '#index/types.ts';
import { analyze, type Question } from '../question.ts';
import { type RefusalFeatures, refusalFeatures } from '../refuse.ts';
import { featuresOfSentences, logistic, type RankedSentence } from '../sentences.ts';
import { type Case, fitLogistic } from './logisticRegression.ts';

const HOLDOUT = new URL('../../../index/train/work/holdout/', import.meta.url);
const UNANSWERABLE = new URL('../../../index/train/unanswerable.jsonl', import.meta.url);
const WEIGHTS = new URL('../weights.json', import.meta.url);

const RETRIEVED = 12;
/** An answerable question counts as found with its passage among the first so many. */
const NEAR = 3;
const SENTENCE_PENALTY = 1;
/** Fewer cases and features, all between 0 and 1. */
const REFUSAL_PENALTY = 0.05;

const study = loadStudy();
const embedder = await loadEmbedder(HOLDOUT.pathname);
const index = await openIndex(study, embedder, {
  root: new URL('index/', HOLDOUT).pathname,
  progress: console.log,
});
const terms = createTerms(study);
const search = createSearch(study, index, embedder, terms);
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
const unanswerable = lines(UNANSWERABLE) as Array<{ text: string; kind: string }>;

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
  fitLogistic(sentenceCases(known.filter((one) => one.fold !== fold)), SENTENCE_PENALTY),
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

// Refusal. A question whose answer was not even found teaches nothing about refusing, and nor does a near miss, which
// is found as well as any: the first are left out, the second are only measured.
const answered = known.filter(({ gold, results }) =>
  results.slice(0, NEAR).some(({ passage }) => [...gold].some((at) => at.startsWith(`${passage.id}/`))),
);
const kindOf = (one: Sample) => unanswerable[foreign.indexOf(one)]?.kind ?? 'answerable';
const samples = [...answered, ...foreign];
const teaching = samples.filter((one) => kindOf(one) !== 'near miss');
const balance = teaching.filter(({ gold }) => !gold.size).length / answered.length;
const refusalCase = (one: Sample, weights: SentenceWeights): Case<keyof RefusalFeatures> => ({
  features: refusalFeatures(one.question, one.results, rank(one, weights), terms),
  holds: !one.gold.size,
  weight: one.gold.size ? balance : 1,
});
const scored = [0, 1].flatMap((fold) => {
  const training = teaching.filter((one) => one.fold !== fold).map((one) => refusalCase(one, byFold[fold]!));
  const weights = fitLogistic(training, REFUSAL_PENALTY);
  return samples
    .filter((one) => one.fold === fold)
    .map((one) => ({
      kind: kindOf(one),
      probability: logistic(refusalCase(one, byFold[fold]!).features, weights),
    }));
});
const refusedAt = (threshold: number, kind: string) => {
  const all = scored.filter((one) => one.kind === kind);
  return (all.filter(({ probability }) => probability > threshold).length / all.length).toFixed(3);
};
const kinds = [...new Set(samples.map(kindOf))];
console.log(
  `share refused, cross-validated on ${foreign.length} unanswerable and ${answered.length} answerable questions:`,
);
console.table(
  Object.fromEntries(
    [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8].map((at) => [
      at,
      Object.fromEntries(kinds.map((kind) => [kind, refusedAt(at, kind)])),
    ]),
  ),
);

const sentence = fitLogistic(sentenceCases(known), SENTENCE_PENALTY);
const refusal = fitLogistic(
  teaching.map((one) => refusalCase(one, sentence)),
  REFUSAL_PENALTY,
);
writeFileSync(WEIGHTS, `${JSON.stringify({ sentence, refusal }, null, 2)}\n`);
