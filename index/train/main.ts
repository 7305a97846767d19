/**
 * `npm run train`: makes the encoder that ships with Beleg, `index/encoder`, from the study, the questions on it and
 * two lexicons of Debian. What is measured or fitted on top of an encoder must be so on what it has not seen:
 * `npm run train -- --holdout` makes another one without a fixed tenth of the questions, and
 * `npm run train -- --without CHAPTER` one without a chapter of the study and all questions on it.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions, loadTwins } from '../questions.ts';
import { chaptersOf, everythingIn } from './chapters.ts';
import { HOLDOUT_FOLDER, isHeldBack } from './heldBack.ts';
import { LexiconError } from './lexicon.ts';
import { RECIPE } from './recipe.ts';
import { lessonsOf, trainEncoder, trainWithout } from './trainEncoder.ts';

const ENCODER_FOLDER = fileURLToPath(new URL('../encoder', import.meta.url));

const { values: options } = parseArgs({
  options: { holdout: { type: 'boolean', default: false }, without: { type: 'string' } },
});
const started = Date.now();
const study = loadStudy();
const questions = loadQuestions();
const finder = new AnswerFinder(study.passages, loadTwins());

function progress(line: string): void {
  console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${line}`);
}

async function train(): Promise<void> {
  if (options.without !== undefined) {
    const chapters = [...chaptersOf(study), everythingIn(study)];
    const chapter = chapters.find(({ id }) => id === options.without);
    if (!chapter) {
      throw new RangeError(
        `there is no chapter "${options.without}", but ${chapters.map(({ id }) => id).join(', ')}`,
      );
    }
    return trainWithout(study, chapter, progress);
  }
  if (options.holdout) {
    const known = questions.filter((question) => !isHeldBack(question));
    return trainEncoder(lessonsOf(study, known, finder), HOLDOUT_FOLDER, RECIPE, progress);
  }
  return trainEncoder(lessonsOf(study, questions, finder), ENCODER_FOLDER, RECIPE, progress);
}

try {
  await train();
} catch (error) {
  if (!(error instanceof LexiconError || error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
