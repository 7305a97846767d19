/**
 * `npm run ablation`: what each step of the search adds, beside other ways to search the same passages, by type and
 * language of the questions. First on the evaluation questions; then, with the encoder of `npm run train -- --holdout`,
 * on the training questions that this encoder has not seen.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { AnswerFinder, loadQuestions, loadTwins, type Question } from '#index/questions.ts';
import { rankingFeatures, scoreOf } from '#index/rank.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { HOLDOUT_FOLDER, isHeldBack } from '#index/train/heldBack.ts';
import type { SearchResult, Signals } from '#index/types.ts';
import { createPeers, type Ranker } from '../peers.ts';
import { type EvalQuestion, type Scores, scoreSearch, summarize } from './score.ts';

/** Candidates to be ordered by each step: all that any of them would rank high. */
const CANDIDATES = 100;
/** What is scored. */
const DEPTH = 20;
/** Of reciprocal-rank fusion (Cormack et al. 2009). */
const RRF = 60;

const study = loadStudy();
const finder = new AnswerFinder(study.passages, loadTwins());

console.log('\nevaluation questions');
const evaluation = readFileSync(new URL('dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as EvalQuestion)
  .filter(({ type }) => type !== 'unanswerable');
await compare(SHIPPED_ENCODER, loadQuestions(), evaluation);

if (existsSync(HOLDOUT_FOLDER)) {
  console.log('\ntraining questions held back from the encoder and from the index');
  const questions = loadQuestions();
  await compare(
    HOLDOUT_FOLDER,
    questions.filter((question) => !isHeldBack(question)),
    questions.filter(isHeldBack).map(asEvalQuestion),
    join(HOLDOUT_FOLDER, 'index'),
  );
} else {
  console.log('\n`npm run train -- --holdout` makes the encoder for the held-back questions');
}

/** Prints a table of all rankers. */
async function compare(encoder: string, known: Question[], questions: EvalQuestion[], root?: string) {
  const embedder = await loadEmbedder(encoder);
  const index = await openIndex(study, embedder, { questions: known, ...(root && { root }) });
  const search = createSearch(study, index, embedder, createTerms(study));
  const rankers = { ...(await createPeers(study, embedder)), ...stepsOf(search) };
  const groups = [...new Set(questions.flatMap(({ lang, type }) => [lang, type]))].sort();
  const rows: Record<string, Record<string, string>> = {
    questions: {
      all: String(questions.length),
      ...Object.fromEntries(groups.map((group) => [group, String(questions.filter(isIn(group)).length)])),
    },
  };
  for (const [name, ranker] of Object.entries(rankers)) {
    const scored: Array<{ question: EvalQuestion; scores: Scores }> = [];
    for (const question of questions) {
      const asked = [...(question.history ?? []), question.q].join(' ');
      scored.push({ question, scores: scoreSearch(question, await ranker(asked, DEPTH)) });
    }
    const of = (holds: (question: EvalQuestion) => boolean) =>
      summarize(scored.filter(({ question }) => holds(question)).map(({ scores }) => scores));
    const all = of(() => true);
    rows[name] = {
      'need@1': all['need@1']!.toFixed(3),
      'need@5': all['need@5']!.toFixed(3),
      'need@10': all['need@10']!.toFixed(3),
      all: all['ndcg@10']!.toFixed(3),
      ...Object.fromEntries(groups.map((group) => [group, of(isIn(group))['ndcg@10']!.toFixed(3)])),
    };
  }
  console.log('need@k of all questions; nDCG@10 of all, by language and by type');
  console.table(rows);
}

/** The steps of our search, from the signals that it leaves with its results. */
function stepsOf(search: (query: string, k: number) => Promise<SearchResult[]>): Record<string, Ranker> {
  const by =
    (score: (signals: Signals) => number): Ranker =>
    async (query, k) =>
      ordered(await search(query, CANDIDATES), score)
        .slice(0, k)
        .map(textOf);
  const encoder = ({ passage, sentence }: Signals) => passage + sentence;
  const lexical = ({ lexical }: Signals) => lexical;
  return {
    'BM25 with compounds and two stemmers': by(lexical),
    'encoder: passage': by(({ passage }) => passage),
    'encoder: passage + best sentence': by(encoder),
    'encoder and BM25 by reciprocal ranks': async (query, k) => {
      const results = await search(query, CANDIDATES);
      const sum = new Map<SearchResult, number>();
      for (const score of [encoder, lexical]) {
        ordered(results, score).forEach((result, rank) => {
          sum.set(result, (sum.get(result) ?? 0) + 1 / (RRF + rank + 1));
        });
      }
      return results
        .sort((a, b) => sum.get(b)! - sum.get(a)!)
        .slice(0, k)
        .map(textOf);
    },
    'fused: encoder and words in common': by((signals) => scoreOf(rankingFeatures({ ...signals, asked: 0 }))),
    'reranked by known questions (shipped)': async (query, k) => (await search(query, k)).map(textOf),
  };
}

function ordered(results: SearchResult[], score: (signals: Signals) => number): SearchResult[] {
  return [...results].sort((a, b) => score(b.signals) - score(a.signals));
}

function textOf({ passage }: SearchResult) {
  return { text: passage.text, ...(passage.machineRead && { source: passage.machineRead.source }) };
}

function isIn(group: string) {
  return ({ lang, type }: EvalQuestion) => lang === group || type === group;
}

/** A quote answers what it was written for, and so does what says the same elsewhere. */
function asEvalQuestion({ kind, lang, text, quotes }: Question, i: number): EvalQuestion {
  const gold = quotes.map((quote) => finder.saying(quote));
  return { id: String(i), lang, type: kind, q: text, gold, must: [] };
}
