/**
 * `npm run train`: makes the encoder that ships with Beleg, `index/encoder`, from the study, the questions on it and
 * two lexicons of Debian. `npm run train -- --holdout` makes another one without a fixed tenth of the questions: what
 * is measured or fitted on top of an encoder must be so on questions that it has not seen.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '../questions.ts';
import { writeEncoder } from './encoderFiles.ts';
import { HOLDOUT_FOLDER, isHeldBack } from './heldBack.ts';
import { learnLexicon } from './learnLexicon.ts';
import { learnQuestions } from './learnQuestions.ts';
import { LexiconError, loadLexicon, relevantGroups, type SynonymGroup } from './lexicon.ts';
import { quantize } from './onnx.ts';
import { QUESTION_WORD, RECIPE, STUDY_WORD, VOCABULARY_SIZE } from './recipe.ts';
import { type StudyKeys, studyKeys } from './studyKeys.ts';
import { trainVocabulary, WordCounts } from './vocabulary.ts';
import { WordPiece } from './wordPiece.ts';

const ENCODER_FOLDER = fileURLToPath(new URL('../encoder', import.meta.url));
const CARD_FILE = new URL('./MODEL_CARD.md', import.meta.url);

const started = Date.now();

function progress(line: string): void {
  console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${line}`);
}

async function train(holdout: boolean): Promise<void> {
  const groups = loadLexicon();
  const study = loadStudy();
  const keys = studyKeys(study);
  const finder = new AnswerFinder(study.passages, loadTwins());
  const examples = loadQuestions()
    .filter((question) => !holdout || !isHeldBack(question))
    .map(({ text, quotes }) => ({ text, target: keys.targetOf(finder.find(quotes)) }));
  const texts = examples.map(({ text }) => text);
  progress(
    `${groups.length} synonym groups, ${texts.length} questions, ${keys.passageTexts.length} passages`,
  );

  const wordPiece = new WordPiece(trainVocabulary(countWords(groups, texts, keys), VOCABULARY_SIZE));
  progress(`tokenizer: ${wordPiece.tokens.length} entries`);
  const relevant = relevantGroups(groups, [...keys.passageTexts, ...texts]);
  progress(`${relevant.length} synonym groups share words with the study or the questions`);
  const model = learnLexicon(wordPiece, relevant, RECIPE, progress);
  const vectors = await learnQuestions(model, wordPiece, examples, keys, relevant, RECIPE, progress);

  const { width } = RECIPE;
  const folder = holdout ? HOLDOUT_FOLDER : ENCODER_FOLDER;
  const card = readFileSync(CARD_FILE, 'utf8');
  writeEncoder(folder, { tokens: wordPiece.tokens, table: quantize(vectors, width), width, card });
  progress(`written to ${folder}`);
}

function countWords(
  groups: readonly SynonymGroup[],
  questions: readonly string[],
  keys: StudyKeys,
): WordCounts {
  const counts = new WordCounts();
  for (const term of groups.flat()) counts.add(term, 1);
  for (const text of questions) counts.add(text, QUESTION_WORD);
  for (const text of keys.passageTexts) counts.add(text, STUDY_WORD);
  return counts;
}

const [option, ...others] = process.argv.slice(2);
if (others.length || (option !== undefined && option !== '--holdout')) {
  console.error(`unknown option "${others[0] ?? option}": there is --holdout, and no other`);
  process.exit(1);
}
try {
  await train(option === '--holdout');
} catch (error) {
  if (!(error instanceof LexiconError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
