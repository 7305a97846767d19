/**
 * `npm run ablation`: what each step of the search adds, beside other ways to search the same passages, by language and
 * type of the questions. On the evaluation questions; on others that nothing was learned from or chosen by; and, with the
 * encoder of `npm run train -- --holdout`, on the training questions that it has not seen. Recipe and weights were chosen
 * on these, though not learned from them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '#corpus/load.ts';
import type { Passage } from '#corpus/types.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { AnswerFinder, loadQuestions, loadTwins, type Question } from '#index/questions.ts';
import { rankingFeatures, scoreOf } from '#index/rank.ts';
import { createSearch, type Search } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { HOLDOUT_FOLDER, isHeldBack } from '#index/train/heldBack.ts';
import type { SearchResult, Signals, StudyIndex } from '#index/types.ts';
import { createPeers, type Ranker } from '../peers.ts';
import { type EvalQuestion, loadEvalQuestions, type Scores, scoreSearch, summarize } from './score.ts';

/** Results that are scored. */
const DEPTH = 20;
/** Of reciprocal-rank fusion (Cormack et al. 2009). */
const RRF = 60;

const study = loadStudy();
const terms = createTerms(study);
const finder = new AnswerFinder(study.passages, loadTwins());
const machineRead = study.passages.filter((passage) => passage.machineRead);

console.log('\nevaluation questions');
const answerable = loadEvalQuestions().filter(({ type }) => type !== 'unanswerable');
await compare(SHIPPED_ENCODER, loadQuestions(), answerable);

console.log('\nquestions that came too late to be learned from, on two fifths of the passages');
const unseen = loadQuestions(new URL('unseen.jsonl', import.meta.url)).map(asEvalQuestion);
await compare(SHIPPED_ENCODER, loadQuestions(), unseen);

if (existsSync(HOLDOUT_FOLDER)) {
  console.log('\ntraining questions held back from the encoder and from the keys of the index');
  const known = loadQuestions().filter((question) => !isHeldBack(question));
  const heldBack = loadQuestions().filter(isHeldBack).map(asEvalQuestion);
  await compare(HOLDOUT_FOLDER, known, heldBack, join(HOLDOUT_FOLDER, 'index'));
} else {
  console.log('\n`npm run train -- --holdout` makes the encoder for the held-back questions');
}

/** Prints a table of all rankers. */
async function compare(encoder: string, known: Question[], questions: EvalQuestion[], root?: string) {
  const embedder = await loadEmbedder(encoder);
  const index = await openIndex(study, embedder, { questions: known, ...(root && { root }) });
  const search = createSearch(study, index, embedder, terms);
  const rankers = { ...(await createPeers(study, embedder)), ...stepsOf(search, index) };
  const groups = [...new Set(questions.flatMap(({ lang, type }) => [lang, type]))].sort();
  const isIn = (group: string) => (question: EvalQuestion) =>
    question.lang === group || question.type === group;
  const byGroup = (valueFor: (group: string) => string) =>
    Object.fromEntries(groups.map((group) => [group, valueFor(group)]));
  const rows: Record<string, Record<string, string>> = {
    questions: {
      all: String(questions.length),
      ...byGroup((group) => String(questions.filter(isIn(group)).length)),
    },
  };
  for (const [name, ranker] of Object.entries(rankers)) {
    const scored: Array<{ question: EvalQuestion; scores: Scores }> = [];
    for (const question of questions) {
      const asked = [...(question.history ?? []), question.q].join(' ');
      const texts = (await ranker(asked, DEPTH)).map((text) => ({ text: asDelivered(text) }));
      scored.push({ question, scores: scoreSearch(question, texts) });
    }
    const of = (holds: (question: EvalQuestion) => boolean) =>
      summarize(scored.filter(({ question }) => holds(question)).map(({ scores }) => scores));
    const all = of(() => true);
    rows[name] = {
      'need@1': all['need@1']!.toFixed(3),
      'need@5': all['need@5']!.toFixed(3),
      'need@10': all['need@10']!.toFixed(3),
      all: all['ndcg@10']!.toFixed(3),
      ...byGroup((group) => of(isIn(group))['ndcg@10']!.toFixed(3)),
    };
  }
  console.log('need@k of all questions; then nDCG@10 of all, by language and by type');
  console.table(rows);
}

/** The steps of our search; all but the first two from the signals that it leaves with its results. */
function stepsOf(search: Search, { lexical }: StudyIndex): Record<string, Ranker> {
  const passages = new Map(study.passages.map((passage) => [passage.id, passage]));
  const everything = (query: string) => search(query, study.passages.length);
  const by =
    (score: (signals: Signals) => number): Ranker =>
    async (query, k) =>
      ordered(await everything(query), score)
        .slice(0, k)
        .map(({ passage }) => passage.text);
  const encoder = ({ passage, sentence }: Signals) => passage + sentence;
  const lexicalPassages = async (query: string) =>
    (await lexical.search(terms.of(query), passages.size)).map(({ passageId }) => passages.get(passageId)!);
  return {
    'BM25 with compounds and two stemmers': async (query, k) =>
      (await lexicalPassages(query)).slice(0, k).map(({ text }) => text),
    'encoder and BM25 by reciprocal ranks': async (query, k) => {
      const sums = new Map<Passage, number>();
      const semantic = ordered(await everything(query), encoder).map(({ passage }) => passage);
      for (const ranked of [semantic, await lexicalPassages(query)]) {
        ranked.forEach((passage, rank) => {
          sums.set(passage, (sums.get(passage) ?? 0) + 1 / (RRF + rank + 1));
        });
      }
      return [...sums]
        .sort(([, a], [, b]) => b - a)
        .slice(0, k)
        .map(([{ text }]) => text);
    },
    'encoder: passage': by(({ passage }) => passage),
    'encoder: passage + best sentence': by(encoder),
    // With the shipped weights: others fitted without the known questions were measured to give the same.
    'fused: weighted, and words in common': by((signals) =>
      scoreOf(rankingFeatures({ ...signals, asked: 0 })),
    ),
    'reranked: and known questions (shipped)': async (query, k) =>
      (await search(query, k)).map(({ passage }) => passage.text),
  };
}

function ordered(results: SearchResult[], score: (signals: Signals) => number): SearchResult[] {
  return [...results].sort((a, b) => score(b.signals) - score(a.signals));
}

/** Gold quotes are the study's characters: where a text holds a passage whose OCR was repaired, its errors are put back. */
function asDelivered(text: string): string {
  return machineRead.reduce(
    (delivered, passage) => delivered.replace(passage.text, () => passage.machineRead!.source),
    text,
  );
}

/** A quote answers what it was written for, and so does what says the same elsewhere. */
function asEvalQuestion({ kind, lang, text, quotes }: Question, i: number): EvalQuestion {
  const gold = quotes.map((quote) => finder.saying(quote));
  return { id: String(i), lang, type: kind, q: text, gold, must: [] };
}
