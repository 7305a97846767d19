import { readFileSync } from 'node:fs';
import type { Study } from '#corpus/types.ts';
import {
  AnswerFinder,
  type Question as Asked,
  loadQuestions,
  loadTwins,
  type Place,
} from '#index/questions.ts';
import type { Search } from '#index/search.ts';
import { isHeldBack } from '#index/train/heldBack.ts';
import { hashText } from '#index/train/random.ts';
import type { SearchResult } from '#index/types.ts';
import { analyze, type Question } from '../question.ts';

const UNANSWERABLE = new URL('../../../index/train/unanswerable.jsonl', import.meta.url);
const CONTRASTS = new URL('../../../index/train/contrasts.jsonl', import.meta.url);

/** Ways in which a question is not answered by the study. */
export type Foreign = 'near miss' | 'beyond' | 'off topic' | 'nonsense';

/** A question to fit or to measure by, and what search finds for it. */
export interface Sample {
  kind: Asked['kind'] | 'answered' | Foreign;
  question: Question;
  results: SearchResult[];
  /** None where the study has no answer. */
  places: Place[];
  /** Half of the passages teach what the other half is measured by. */
  fold: number;
}

/** Questions held back from training, as readers word them and as plainly as can be, and such as the study does not answer. */
export async function loadSamples(study: Study, search: Search) {
  const finder = new AnswerFinder(study.passages, loadTwins());
  async function sample(
    { kind, text }: Pick<Sample, 'kind'> & { text: string },
    places: Place[],
  ): Promise<Sample> {
    const fold = hashText(places[0]?.passageId ?? text) % 2;
    return {
      kind,
      question: analyze(text),
      results: await search(text, study.passages.length),
      places,
      fold,
    };
  }
  return {
    heldBack: await Promise.all(
      loadQuestions()
        .filter(isHeldBack)
        .map((asked) => sample(asked, finder.find(asked.quotes))),
    ),
    plain: await Promise.all(
      loadContrasts()
        .filter(isMeasuredBy)
        .map((asked) => sample(asked, finder.find([asked.quote!]))),
    ),
    contrasts: await Promise.all(
      loadContrasts()
        .filter(({ kind }) => kind !== 'answered')
        .map((asked) => sample(asked, [])),
    ),
    foreign: await Promise.all(loadForeign().map((asked) => sample(asked, []))),
  };
}

/** A question that the study does not answer, to measure by. */
export interface ForeignQuestion {
  kind: Foreign;
  text: string;
}

/** A question that teaches where the study's answers end. */
interface Contrast {
  kind: Foreign | 'answered';
  text: string;
  /** Words of the study that answer it. */
  quote?: string;
}

const MEASURED_ONE_IN = 3;

/** Of the answered ones a third is not learned from, but measured by. */
export function isMeasuredBy({ kind, text }: Contrast): boolean {
  return kind === 'answered' && hashText(text) % MEASURED_ONE_IN === 0;
}

/** Questions that the study leaves unanswered, and such as are like them and answered (Gardner et al. 2020). */
export function loadContrasts(): Contrast[] {
  return linesOf(CONTRASTS);
}

export function answers({ places }: Sample, { passage }: SearchResult): boolean {
  return places.some(({ passageId }) => passageId === passage.id);
}

/** The unanswerable questions that nothing is fitted on. */
export function loadForeign(): ForeignQuestion[] {
  return linesOf(UNANSWERABLE);
}

function linesOf<Line>(file: URL): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
