/**
 * `npm run calibrate`: fits the weights of the search's ranking, of sentence ranking and of refusal, on questions that
 * the encoder has not seen (`npm run train -- --holdout` makes that encoder) and on the unanswerable ones; writes
 * `ranking.json` and `weights.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import {
  AnswerFinder,
  type Question as Asked,
  loadQuestions,
  loadTwins,
  type Place,
} from '#index/questions.ts';
import { type RankingFeatures, rankingFeatures, scoreOf } from '#index/rank.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { HOLDOUT_FOLDER, isHeldBack } from '#index/train/heldBack.ts';
import { hashText } from '#index/train/random.ts';
import type { SearchResult } from '#index/types.ts';
import { analyze, type Question } from '../question.ts';
import { type RefusalFeatures, refusalFeatures } from '../refuse.ts';
import { featuresOfSentences, logistic, READ } from '../sentences.ts';
import { readStatements } from '../statements.ts';
import { type Choice, fitChoices } from './conditionalLogit.ts';
import { type Case, fitLogistic } from './logisticRegression.ts';

const UNANSWERABLE = new URL('../../../index/train/unanswerable.jsonl', import.meta.url);
const RANKING = new URL('../../../index/ranking.json', import.meta.url);
const WEIGHTS = new URL('../weights.json', import.meta.url);

/** Of the passages found so many are read for sentences. */
const RETRIEVED = 12;
/** An answerable question counts as found with its passage among the first so many. */
const NEAR = 3;
const RANKING_PENALTY = 10;
const SENTENCE_PENALTY = 1;
/** Fewer cases and features, all between 0 and 1. */
const REFUSAL_PENALTY = 0.05;

const study = loadStudy();
const embedder = await loadEmbedder(HOLDOUT_FOLDER);
const index = await openIndex(study, embedder, {
  root: join(HOLDOUT_FOLDER, 'index'),
  questions: loadQuestions().filter((question) => !isHeldBack(question)),
  progress: console.log,
});
const terms = createTerms(study);
const search = createSearch(study, index, embedder, terms);
const finder = new AnswerFinder(study.passages, loadTwins());
const statements = readStatements(study, terms, finder);

interface Sample {
  kind: Asked['kind'] | 'off topic' | 'nonsense' | 'beyond' | 'near miss';
  question: Question;
  results: SearchResult[];
  /** None where the study has no answer. */
  places: Place[];
  /** Half of the passages teach what the other half is measured by. */
  fold: number;
}

async function sample(
  { kind, text }: Pick<Sample, 'kind'> & { text: string },
  places: Place[],
): Promise<Sample> {
  const fold = hashText(places[0]?.passageId ?? text) % 2;
  return { kind, question: analyze(text), results: await search(text, study.passages.length), places, fold };
}
const unanswerable = readFileSync(UNANSWERABLE, 'utf8').split('\n').filter(Boolean);
const heldBack = await Promise.all(
  loadQuestions()
    .filter(isHeldBack)
    .map((asked) => sample(asked, finder.find(asked.quotes))),
);
const foreign = await Promise.all(unanswerable.map((line) => sample(JSON.parse(line), [])));

// Ranking of passages.
const answers = ({ places }: Sample, { passage }: SearchResult) =>
  places.some(({ passageId }) => passageId === passage.id);
const choices = (samples: Sample[]): Choice<keyof RankingFeatures>[] =>
  samples
    .map((one) => ({
      alternatives: one.results.map(({ signals }) => rankingFeatures(signals)),
      right: one.results.flatMap((result, at) => (answers(one, result) ? [at] : [])),
    }))
    .filter(({ right }) => right.length);
const ranked = ({ results }: Sample, weights: RankingFeatures): SearchResult[] =>
  results
    .map((result) => ({ ...result, score: scoreOf(rankingFeatures(result.signals), weights) }))
    .sort((a, b) => b.score - a.score);
const rankingByFold = [0, 1].map((fold) =>
  fitChoices(choices(heldBack.filter((one) => one.fold !== fold)), RANKING_PENALTY),
);
const foundFirst = (k: number) =>
  heldBack.filter((one) =>
    ranked(one, rankingByFold[one.fold]!)
      .slice(0, k)
      .some((result) => answers(one, result)),
  ).length / heldBack.length;
console.log(`ranking, cross-validated by passage on ${heldBack.length} questions:`);
console.table({
  'answering passage among the first': {
    1: foundFirst(1).toFixed(3),
    5: foundFirst(5).toFixed(3),
    10: foundFirst(10).toFixed(3),
  },
});
const ranking = fitChoices(choices(heldBack), RANKING_PENALTY);
writeFileSync(RANKING, `${JSON.stringify(ranking, null, 2)}\n`);
// What follows sees the passages as one half of the questions ranks them for the other.
for (const one of [...heldBack, ...foreign]) {
  one.results = ranked(one, rankingByFold[one.fold]!).slice(0, RETRIEVED);
}

// A paraphrase asks for nothing: what it wants of a sentence cannot be learned from it.
const asking = heldBack.filter(({ kind }) => kind !== 'paraphrase');

// Sentence ranking: cases are all sentences of the passages found.
type Ranked = ReturnType<typeof featuresOfSentences>[number];
const candidates = new Map(
  [...asking, ...foreign].map((one) => [
    one,
    featuresOfSentences(one.question, one.results.slice(0, READ), statements, terms),
  ]),
);
const isGold = ({ places }: Sample, { statement: { passage, index } }: Ranked) =>
  places.some(({ passageId, sentences }) => passageId === passage.id && sentences.includes(index));
const sentenceCases = (samples: Sample[]): Case<keyof Ranked['features']>[] =>
  samples.flatMap((one) =>
    candidates.get(one)!.map((found) => ({ features: found.features, holds: isGold(one, found), weight: 1 })),
  );
type SentenceWeights = ReturnType<typeof fitLogistic<keyof Ranked['features']>>;

function rank(one: Sample, weights: SentenceWeights) {
  return candidates
    .get(one)!
    .map((found) => ({ ...found, probability: logistic(found.features, weights) }))
    .sort((a, b) => b.probability - a.probability);
}

const byFold = [0, 1].map((fold) =>
  fitLogistic(sentenceCases(asking.filter((one) => one.fold !== fold)), SENTENCE_PENALTY),
);
const places = asking.map((one) => rank(one, byFold[one.fold]!).findIndex((found) => isGold(one, found)));
const within = (k: number) => places.filter((place) => place >= 0 && place < k).length / places.length;
console.log(`sentence ranking, cross-validated on ${asking.length} questions:`);
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
const answered = asking.filter((one) => one.results.slice(0, NEAR).some((result) => answers(one, result)));
const kindOf = ({ kind, places }: Sample) => (places.length ? 'answerable' : kind);
const samples = [...answered, ...foreign];
const teaching = samples.filter((one) => kindOf(one) !== 'near miss');
const balance = teaching.filter(({ places }) => !places.length).length / answered.length;
const refusalCase = (one: Sample, weights: SentenceWeights): Case<keyof RefusalFeatures> => ({
  features: refusalFeatures(one.question, one.results, rank(one, weights), terms),
  holds: !one.places.length,
  weight: one.places.length ? balance : 1,
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

const sentence = fitLogistic(sentenceCases(asking), SENTENCE_PENALTY);
const refusal = fitLogistic(
  teaching.map((one) => refusalCase(one, sentence)),
  REFUSAL_PENALTY,
);
writeFileSync(WEIGHTS, `${JSON.stringify({ sentence, refusal }, null, 2)}\n`);
