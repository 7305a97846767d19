/**
 * `npm run train`: makes the encoder that ships with Beleg, `index/encoder`, from the study, the training questions
 * and two lexicons of Debian. `npm run train -- --holdout` makes another one without a fixed tenth of the questions,
 * in `index/train/work/holdout`, prints how well it finds the answers to these, and leaves them beside it: whatever
 * is fitted on top of the encoder must be fitted on questions that it has not seen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadStudy } from '#corpus/load.ts';
import { writeEncoder } from './encoderFiles.ts';
import { metricsByGroup, searchScores } from './evaluate.ts';
import { learnLexicon } from './learnLexicon.ts';
import { learnQuestions } from './learnQuestions.ts';
import { LexiconError, loadLexicon, relevantGroups, type SynonymGroup } from './lexicon.ts';
import { dequantize, quantize } from './onnx.ts';
import { isHeldBack, loadQuestions, type Question } from './questions.ts';
import { QUESTION_WORD, RECIPE, STUDY_WORD, VOCABULARY_SIZE } from './recipe.ts';
import { poolTexts } from './staticModel.ts';
import { type StudyKeys, studyKeys, type Target } from './studyKeys.ts';
import { tokenBatch } from './tokenBatch.ts';
import { trainVocabulary, WordCounts } from './vocabulary.ts';
import { WordPiece } from './wordPiece.ts';

const ENCODER_FOLDER = fileURLToPath(new URL('../encoder', import.meta.url));
const HOLDOUT_FOLDER = fileURLToPath(new URL('./work/holdout', import.meta.url));
const CARD_FILE = new URL('./MODEL_CARD.md', import.meta.url);

const started = Date.now();

function progress(line: string): void {
  console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${line}`);
}

function train(holdout: boolean): void {
  const groups = loadLexicon();
  const questions = loadQuestions();
  const [keys, targets] = studyKeys(loadStudy(), questions);
  const examples = questions.map((question, i) => ({ question, text: question.text, target: targets[i]! }));
  const seen = examples.filter(({ question }) => !holdout || !isHeldBack(question));
  progress(`${groups.length} synonym groups, ${seen.length} questions, ${keys.passageTexts.length} passages`);

  const wordPiece = new WordPiece(trainVocabulary(countWords(groups, seen, keys), VOCABULARY_SIZE));
  progress(`tokenizer: ${wordPiece.tokens.length} entries`);
  const relevant = relevantGroups(groups, [...keys.passageTexts, ...seen.map(({ text }) => text)]);
  progress(`${relevant.length} synonym groups share words with the study or the questions`);
  const model = learnLexicon(wordPiece, relevant, RECIPE, progress);
  const vectors = learnQuestions(model, wordPiece, seen, keys, relevant, RECIPE, progress);

  const { width } = RECIPE;
  const table = quantize(vectors, width);
  const folder = holdout ? HOLDOUT_FOLDER : ENCODER_FOLDER;
  const card = readFileSync(CARD_FILE, 'utf8');
  writeEncoder(folder, { tokens: wordPiece.tokens, table, width, card });
  progress(`written to ${folder}`);

  if (!holdout) return;
  const unseen = examples.filter(({ question }) => isHeldBack(question));
  const heldBack = unseen.map(({ question }) => question);
  writeFileSync(
    join(folder, 'questions.jsonl'),
    heldBack.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  const heldBackTargets = unseen.map(({ target }) => target);
  console.log('\nheld-back questions, as trained (32-bit numbers):');
  report(vectors, width, wordPiece, heldBack, heldBackTargets, keys);
  console.log('\nheld-back questions, as written (8-bit numbers):');
  report(dequantize(table, width), width, wordPiece, heldBack, heldBackTargets, keys);
}

function countWords(
  groups: readonly SynonymGroup[],
  examples: Array<{ text: string }>,
  keys: StudyKeys,
): WordCounts {
  const counts = new WordCounts();
  for (const term of groups.flat()) counts.add(term, 1);
  for (const { text } of examples) counts.add(text, QUESTION_WORD);
  for (const text of keys.passageTexts) counts.add(text, STUDY_WORD);
  return counts;
}

function report(
  table: Float32Array,
  width: number,
  wordPiece: WordPiece,
  questions: Question[],
  targets: Target[],
  keys: StudyKeys,
): void {
  const vectorsOf = (texts: string[]) =>
    poolTexts(table, width, tokenBatch(texts.map((text) => wordPiece.encode(text)))).vectors;
  const scores = searchScores({
    queries: vectorsOf(questions.map(({ text }) => text)),
    passages: vectorsOf(keys.passageTexts),
    sentences: vectorsOf(keys.sentenceTexts),
    passageOf: keys.passageOf,
    width,
  });
  const rounded = metricsByGroup(scores, questions, targets).map(
    ({ group, need1, need5, ndcg10, ...rest }) => [
      group,
      {
        questions: rest.questions,
        'need@1': need1.toFixed(3),
        'need@5': need5.toFixed(3),
        'nDCG@10': ndcg10.toFixed(3),
      },
    ],
  );
  console.table(Object.fromEntries(rounded));
}

const [option, ...others] = process.argv.slice(2);
if (others.length || (option !== undefined && option !== '--holdout')) {
  console.error(`unknown option "${others[0] ?? option}": there is --holdout, and no other`);
  process.exit(1);
}
try {
  train(option === '--holdout');
} catch (error) {
  if (!(error instanceof LexiconError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
