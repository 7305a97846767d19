import { fileURLToPath } from 'node:url';
import type { Passage, Study } from '#corpus/types.ts';
import type { AnswerFinder, Question } from '../questions.ts';

/** Smaller chapters are taken together: what is left out should hold enough to be searched. */
const LEAST_PASSAGES = 9;

/** Chapters of a study that are left out together when an encoder is trained. */
export interface Chapter {
  /** Ids of the sections joined by `+`, e.g. `beitraege-buendnis`. */
  id: string;
  titles: string[];
  /** Ids of its passages. */
  passageIds: Set<string>;
}

/** The study's chapters in reading order; the small ones are one, at the end. */
export function chaptersOf(study: Study): Chapter[] {
  const idOfTitle = new Map(
    study.sections.filter(({ level }) => level === 1).map(({ id, title }) => [title, id]),
  );
  const byTitle = new Map<string, Passage[]>();
  for (const passage of study.passages) {
    const title = passage.path[0]!;
    byTitle.set(title, [...(byTitle.get(title) ?? []), passage]);
  }
  const isSmall = ([, passages]: [string, Passage[]]) => passages.length < LEAST_PASSAGES;
  const all = [...byTitle];
  const groups = [...all.filter((one) => !isSmall(one)).map((one) => [one]), all.filter(isSmall)];
  return groups
    .filter((group) => group.length)
    .map((group) => ({
      id: group.map(([title]) => idOfTitle.get(title)!).join('+'),
      titles: group.map(([title]) => title),
      passageIds: new Set(group.flatMap(([, passages]) => passages.map(({ id }) => id))),
    }));
}

/** All of a study: an encoder without it knows nothing but the lexicons. */
export function everythingIn(study: Study): Chapter {
  return { id: 'everything', titles: [], passageIds: new Set(study.passages.map(({ id }) => id)) };
}

/** Where the encoder goes that knows nothing of the chapter. */
export function chapterFolder({ id }: Chapter): string {
  return fileURLToPath(new URL(`./work/without/${id}`, import.meta.url));
}

/** The study with these of its passages alone. */
export function partOf(study: Study, holds: (passageId: string) => boolean): Study {
  return { ...study, passages: study.passages.filter(({ id }) => holds(id)) };
}

/**
 * What is left of a study and of the questions on it where a chapter is left out: none of its text, and no question
 * that the chapter answers, be it in part or as well as another does.
 * @param finder of the whole study: the chapter's quotes must be found to be left out.
 */
export function withoutChapter<Asked extends Pick<Question, 'quotes'>>(
  study: Study,
  questions: readonly Asked[],
  finder: AnswerFinder,
  { passageIds }: Chapter,
): { study: Study; questions: Asked[] } {
  return {
    study: partOf(study, (id) => !passageIds.has(id)),
    questions: questions.filter(
      ({ quotes }) => !finder.find(quotes).some(({ passageId }) => passageIds.has(passageId)),
    ),
  };
}
