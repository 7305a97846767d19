/**
 * `npm run score:fusion`: ways of making one score from a passage's signals, on the training questions that the encoder
 * of `npm run train -- --holdout` has not seen. `index/fuse.ts` holds the best.
 */
import { readFileSync } from 'node:fs';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import { fuse } from '#index/fuse.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { type Question, QuoteFinder } from '#index/train/questions.ts';
import type { SearchResult, Signals } from '#index/types.ts';

const HOLDOUT = new URL('../../index/train/work/holdout/', import.meta.url);
/** Candidates to be ordered anew: nearly all that any of the ways would rank high. */
const CANDIDATES = 100;
const DEPTH = 10;
/** Of reciprocal-rank fusion (Cormack et al. 2009). */
const RRF = 60;

const study = loadStudy();
const embedder = await loadEmbedder(HOLDOUT.pathname);
const index = await openIndex(study, embedder, {
  root: new URL('index/', HOLDOUT).pathname,
  progress: console.log,
});
const search = createSearch(study, index, embedder, createTerms(study));
const quotes = new QuoteFinder(study.passages);
const questions = readFileSync(new URL('questions.jsonl', HOLDOUT), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Question);
const cases = await Promise.all(
  questions.map(async ({ text, quote }) => ({
    gold: new Set(quotes.find(quote).passageIds),
    results: await search(text, CANDIDATES),
  })),
);

type Order = (results: SearchResult[]) => SearchResult[];
const by =
  (score: (signals: Signals) => number): Order =>
  (results) =>
    [...results].sort((a, b) => score(b.signals) - score(a.signals));
const lexical = by(({ lexical }) => lexical);
const encoder = by(({ passage, sentence }) => passage + sentence);

const reciprocalRanks: Order = (results) => {
  const scores = new Map<SearchResult, number>();
  for (const order of [encoder(results), lexical(results)]) {
    order.forEach((result, rank) => {
      scores.set(result, (scores.get(result) ?? 0) + 1 / (RRF + rank + 1));
    });
  }
  return [...results].sort((a, b) => scores.get(b)! - scores.get(a)!);
};

const orders: Record<string, Order> = {
  'BM25 alone': lexical,
  'passage similarity alone': by(({ passage }) => passage),
  'best sentence alone': by(({ sentence }) => sentence),
  'passage + sentence': encoder,
  'passage + sentence, BM25 by reciprocal ranks': reciprocalRanks,
  'passage + sentence + 0.3 × words in common': by((s) => s.passage + s.sentence + 0.3 * s.coverage),
  'index/fuse.ts: the same, words in common squared': by(fuse),
};

console.log(`${cases.length} held-back questions`);
console.table(Object.fromEntries(Object.entries(orders).map(([name, order]) => [name, measure(order)])));

function measure(order: Order) {
  const sums = { 'need@1': 0, 'need@5': 0, 'ndcg@10': 0 };
  for (const { gold, results } of cases) {
    const gains = order(results).map(({ passage }) => Number(gold.has(passage.id)));
    sums['need@1'] += gains[0]!;
    sums['need@5'] += Number(gains.slice(0, 5).includes(1));
    sums['ndcg@10'] += discounted(gains) / discounted([...gold].map(() => 1));
  }
  return Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, (sum / cases.length).toFixed(3)]),
  );
}

function discounted(gains: number[]): number {
  return gains.slice(0, DEPTH).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
