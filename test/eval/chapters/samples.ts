import type { Study } from '#corpus/types.ts';
import type { Chapter } from '#index/train/chapters.ts';
import {
  type ForeignQuestion,
  loadContrasts,
  loadForeign,
  type Sample,
} from '#server/answer/calibrate/samples.ts';
import { analyze } from '#server/answer/question.ts';
import { type Asked, askedOf } from './asked.ts';
import type { Scope, Trial } from './trial.ts';

/** A question on a chapter, and what search finds for it there. Chapters are the folds of cross-validation. */
export interface ChapterSample extends Sample {
  /** None where the study does not answer. */
  gold: string[][];
  source: Asked['source'] | 'unanswerable';
  scope: Scope;
  trial: Trial;
}

type Unplaced = Pick<ChapterSample, 'kind' | 'source' | 'gold' | 'places'> & { text: string };

/**
 * Unanswerable questions by the chapter that they are nearest to: `nearestTo` tells the passage. The contrasts teach
 * how such are worded, the others are asked.
 */
export async function unanswerableBy(
  chapters: readonly Chapter[],
  nearestTo: (text: string) => Promise<string>,
): Promise<Record<'contrasts' | 'asked', Unplaced[][]>> {
  async function byChapter(all: ForeignQuestion[]): Promise<Unplaced[][]> {
    const found: Unplaced[][] = chapters.map(() => []);
    for (const { kind, text } of all) {
      const nearest = await nearestTo(text);
      const at = chapters.findIndex(({ passageIds }) => passageIds.has(nearest));
      found[at]!.push({ kind, text, source: 'unanswerable', gold: [], places: [] });
    }
    return found;
  }
  const contrasts = loadContrasts().filter((one): one is ForeignQuestion => one.kind !== 'answered');
  return { contrasts: await byChapter(contrasts), asked: await byChapter(loadForeign()) };
}

/** What is asked of a chapter, answerable or not, with all that is found for it. */
export async function samplesOf(
  study: Study,
  chapter: Chapter,
  fold: number,
  unanswerable: readonly Unplaced[],
  scope: Scope,
  trial: Trial,
): Promise<ChapterSample[]> {
  const samples: ChapterSample[] = [];
  for (const { text, ...asked } of [...askedOf(study, chapter), ...unanswerable]) {
    // Of what is not answered no passage is right: a few of them tell all.
    const results = await trial.search(text, asked.gold.length ? trial.size : NEAREST);
    samples.push({ ...asked, question: analyze(text), results, fold, scope, trial });
  }
  return samples;
}

const NEAREST = 40;
