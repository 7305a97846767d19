import { readFileSync } from 'node:fs';
import type { Study } from '#corpus/types.ts';
import { AnswerFinder, loadQuestions, loadTwins, type Question } from '../questions.ts';
import { type Chapter, chapterFolder, withoutChapter } from './chapters.ts';
import { writeEncoder } from './encoderFiles.ts';
import { learnLexicon } from './learnLexicon.ts';
import { type Example, learnQuestions } from './learnQuestions.ts';
import { loadLexicon, relevantGroups, type SynonymGroup } from './lexicon.ts';
import { quantize } from './onnx.ts';
import { type Progress, QUESTION_WORD, RECIPE, type Recipe, STUDY_WORD, VOCABULARY_SIZE } from './recipe.ts';
import { type StudyKeys, studyKeys } from './studyKeys.ts';
import { trainVocabulary, WordCounts } from './vocabulary.ts';
import { WordPiece } from './wordPiece.ts';

const CARD_FILE = new URL('./MODEL_CARD.md', import.meta.url);

/** Everything of a study that an encoder learns from. */
export interface Lessons {
  examples: Example[];
  keys: StudyKeys;
}

/** @param finder finds what the questions quote; all of it must be in the study. */
export function lessonsOf(study: Study, questions: readonly Question[], finder: AnswerFinder): Lessons {
  const keys = studyKeys(study);
  const examples = questions.map(({ text, quotes }) => ({
    text,
    target: keys.targetOf(finder.find(quotes)),
  }));
  return { examples, keys };
}

/** Makes an encoder from these and two lexicons of Debian, and writes it into `folder`. */
export async function trainEncoder(
  { examples, keys }: Lessons,
  folder: string,
  recipe: Recipe,
  progress: Progress,
): Promise<void> {
  const groups = loadLexicon();
  const texts = examples.map(({ text }) => text);
  progress(
    `${groups.length} synonym groups, ${texts.length} questions, ${keys.passageTexts.length} passages`,
  );
  const wordPiece = new WordPiece(trainVocabulary(countWords(groups, texts, keys), VOCABULARY_SIZE));
  progress(`tokenizer: ${wordPiece.tokens.length} entries`);
  const known = [...keys.passageTexts, ...texts];
  const relevant = known.length ? relevantGroups(groups, known) : groups;
  progress(`${relevant.length} synonym groups share words with the study or the questions`);
  const model = learnLexicon(wordPiece, relevant, recipe, progress);
  const vectors = await learnQuestions(model, wordPiece, examples, keys, relevant, recipe, progress);

  const { width } = recipe;
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

/** Makes the encoder that knows nothing of this chapter, from one run: a mean of several is worth little here. */
export async function trainWithout(study: Study, chapter: Chapter, progress: Progress): Promise<void> {
  const finder = new AnswerFinder(study.passages, loadTwins());
  const left = withoutChapter(study, loadQuestions(), finder, chapter);
  const epochs = left.questions.length ? RECIPE.questions.epochs : 0;
  const recipe: Recipe = { ...RECIPE, questions: { ...RECIPE.questions, runs: 1, epochs } };
  await trainEncoder(lessonsOf(left.study, left.questions, finder), chapterFolder(chapter), recipe, progress);
}
