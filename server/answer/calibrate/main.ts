/**
 * `npm run calibrate`: fits the weights of the search's ranking, of sentence ranking and of refusal, on questions that
 * the encoder has not seen (`npm run train -- --holdout` makes that encoder) and on unanswerable ones; writes
 * `ranking.json`, `weights.json` and `unanswerability.bin`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder } from '#index/embed.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '#index/questions.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { HOLDOUT_FOLDER, isHeldBack } from '#index/train/heldBack.ts';
import { refusalFeatures } from '../refuse.ts';
import { readStatements } from '../statements.ts';
import { createWordMatcher } from '../wordMatch.ts';
import { fitRanking } from './ranking.ts';
import { fitRefusal } from './refusal.ts';
import { loadSamples } from './samples.ts';
import { fitSentenceRanking } from './sentenceRanking.ts';

const study = loadStudy();
const embedder = await loadEmbedder(HOLDOUT_FOLDER);
const known = loadQuestions().filter((question) => !isHeldBack(question));
const index = await openIndex(study, embedder, {
  root: join(HOLDOUT_FOLDER, 'index'),
  questions: known,
  progress: { say: console.log },
});
const terms = createTerms(
  study,
  known.map(({ text }) => text),
);
const match = createWordMatcher(embedder);
const search = createSearch(study, index, embedder, terms);
const statements = readStatements(study, terms, new AnswerFinder(study.passages, loadTwins()));
const { heldBack, plain, contrasts, foreign } = await loadSamples(study, search);

const ranking = fitRanking(heldBack, [...plain, ...contrasts, ...foreign]);
// A paraphrase asks for nothing: what it wants of a sentence cannot be learned from it.
const asking = heldBack.filter(({ kind }) => kind !== 'paraphrase');
const sentences = fitSentenceRanking(asking, [...plain, ...contrasts, ...foreign], () => ({
  statements,
  terms,
}));
const refusal = await fitRefusal({ answerable: [...asking, ...plain], contrasts, foreign }, async (one) =>
  refusalFeatures(one.question, one.results, sentences.rank(one), terms, match),
);

const write = (path: string, content: string | Buffer) =>
  writeFileSync(new URL(path, import.meta.url), content);
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
write('../../../index/ranking.json', json(ranking));
write('../weights.json', json({ sentence: sentences.weights, refusal: refusal.weights }));
write('../unanswerability.bin', refusal.file);
