import { DocumentError, shownName } from '#corpus/documents/documentError.ts';
import { readDocument } from '#corpus/documents/readDocument.ts';
import { studyOf } from '#corpus/documents/studyOf.ts';
import type { SourceFile } from '#corpus/documents/types.ts';
import { joinStudies } from '#corpus/joinStudies.ts';
import { SHIPPED_STUDY } from '#corpus/studyId.ts';
import type { Passage, Study } from '#corpus/types.ts';
import { RANKING, RANKING_UNSEEN } from '#index/rank.ts';
import { createSearch, type Search } from '#index/search.ts';
import { StorageFailure } from '#index/storageFailure.ts';
import { IndexDamage } from '#index/store.ts';
import { joinTerms, type Terms } from '#index/terms.ts';
import type { Embedder, StudyEntry, StudyIndex, StudyStore } from '#index/types.ts';
import { type Answerer, createAnswerer } from './answer/answerer.ts';
import { studyLanguage } from './answer/language.ts';
import { joinStatements, type Statements } from './answer/statements.ts';
import { WEIGHTS, WEIGHTS_UNSEEN } from './answer/weights.ts';
import type { WordMatcher } from './answer/wordMatch.ts';
import { createQueue } from './queue.ts';
import {
  alreadyAdded,
  busy,
  cannotStore,
  damagedStudy,
  shippedStays,
  unknownStudy,
  unreadable,
} from './studyErrors.ts';

/** Selections kept open. Beyond their parts they hold little. */
const SELECTIONS = 64;

/** Files that are read or wait for it: one at a time, since one may take 2 GB while it is read. */
const READINGS = 8;

/** What is known of one study beyond its text and index. */
export interface StudyLore {
  terms: Terms;
  statements: Statements;
}

/** Studies taken together, to be searched and asked as one. */
export interface Selection {
  study: Study;
  index: StudyIndex;
  search: Search;
  answerer: Answerer;
}

export interface LibraryParts {
  store: StudyStore;
  embedder: Embedder;
  match: WordMatcher;
  /** Reads what answers need to know of a study; asked once for each. */
  loreOf(study: Study): StudyLore;
  /** Names the answerer and all that its answers depend on beside the index. */
  answererId: string;
  /** Has a language model word what the built-in answerer finds. */
  worded(answerer: Answerer, selection: StudyLore & { study: Study }): Answerer;
}

/** The studies that can be read, searched and asked: the shipped one, and those that readers have added. */
export interface Library {
  list(): Promise<StudyEntry[]>;
  /** @throws {ApiError} 404 where there is none of this id. */
  study(id: string): Promise<Study>;
  /**
   * Studies taken together, in the order of the library, whatever the order given.
   * @throws {ApiError} 404 where there is none of one of the ids.
   */
  select(ids: readonly string[]): Promise<Selection>;
  /**
   * Reads a file and takes it in as a study, whole or not at all.
   * @param signal of a reader who may leave: a file that still waits is then left out.
   * @throws {ApiError} 422 where it cannot be read, 409 where it was added already, 503 where too many others wait, 507 where
   * it cannot be stored.
   */
  add(file: SourceFile, signal?: AbortSignal): Promise<StudyEntry>;
  /**
   * Removes an added study and all that was made of it.
   * @throws {ApiError} 404 where there is none of this id, 403 where it is the shipped one, 507 where it cannot be removed.
   */
  remove(id: string): Promise<void>;
}

export function createLibrary(parts: LibraryParts): Library {
  const { store, embedder, match, loreOf, answererId, worded } = parts;
  // The store gives the same object until a study is removed.
  const named = new WeakMap<Study, Study>();
  const lore = new WeakMap<Study, StudyLore>();
  const selections = new Map<string, { of: Study[]; selection: Selection }>();
  const inTurn = createQueue(READINGS, busy);

  async function study(id: string): Promise<Study> {
    const found = await store.load(id).catch((error) => {
      throw error instanceof IndexDamage ? damagedStudy(id) : told(error);
    });
    if (!found) throw unknownStudy(id);
    const known = named.get(found) ?? withOrigin(found);
    named.set(found, known);
    return known;
  }

  function knownOf(study: Study): StudyLore {
    const known = lore.get(study) ?? loreOf(study);
    lore.set(study, known);
    return known;
  }

  async function open(studies: Study[]): Promise<Selection> {
    const joined = joinStudies(studies);
    const index = await store.index(studies.map(({ id }) => id)).catch(async (error) => {
      // One may have been removed meanwhile.
      for (const { id } of studies) await study(id);
      throw error;
    });
    const all = studies.map((one) => [one.id, knownOf(one)] as const);
    const terms = joinTerms(all.map(([, { terms }]) => terms));
    const statements =
      all.length === 1
        ? all[0]![1].statements
        : joinStatements(new Map(all.map(([id, { statements }]) => [id, statements])));
    // The encoder has learned the shipped study alone. Of several, all are to be ranked alike.
    const isLearned = joined.id === SHIPPED_STUDY;
    const search = createSearch(joined, index, embedder, terms, isLearned ? RANKING : RANKING_UNSEEN);
    const members =
      studies.length > 1
        ? await Promise.all(
            studies.map(async ({ id, title }) => ({ title, search: (await select([id])).search })),
          )
        : [];
    const builtIn = createAnswerer({
      study: joined,
      search,
      terms,
      statements,
      match,
      members,
      weights: isLearned ? WEIGHTS : WEIGHTS_UNSEEN,
      id: answererId,
    });
    return { study: joined, index, search, answerer: worded(builtIn, { study: joined, terms, statements }) };
  }

  async function select(ids: readonly string[]): Promise<Selection> {
    const sorted = [...new Set(ids)].sort(shippedFirst);
    const studies = await Promise.all(sorted.map(study));
    const name = sorted.join(' ');
    const known = selections.get(name);
    const isFresh = known?.of.every((one, at) => one === studies[at]);
    const selection = known && isFresh ? known.selection : await open(studies);
    selections.delete(name);
    selections.set(name, { of: studies, selection });
    const [oldest] = selections.keys();
    if (selections.size > SELECTIONS) selections.delete(oldest!);
    return selection;
  }

  /** @throws {ApiError} 409 where a study has just these passages. */
  async function refuseTwin({ title, passages }: Study, entries: readonly StudyEntry[]): Promise<void> {
    const textOf = (all: readonly Passage[]) => all.map(({ text }) => text).join('\n');
    for (const entry of entries) {
      if (entry.title !== title || entry.passages !== passages.length || entry.damage) continue;
      const other = await store.load(entry.id).catch(() => undefined);
      if (other && textOf(other.passages) === textOf(passages)) throw alreadyAdded(entry);
    }
  }

  async function add(file: SourceFile): Promise<StudyEntry> {
    const document = await readDocument(file).catch((error) => {
      throw error instanceof DocumentError ? unreadable(error) : error;
    });
    const taken: string[] = [];
    for (;;) {
      const entries = await store.list();
      const added = studyOf(document, [...entries.map(({ id }) => id), ...taken]);
      await refuseTwin(added, entries);
      if (await store.add(added, shownName(file.name)).catch(tell)) return entryIn(added.id);
      // Another has taken the name meanwhile.
      taken.push(added.id);
    }
  }

  async function entryIn(id: string): Promise<StudyEntry> {
    const entry = (await store.list()).find((one) => one.id === id);
    if (!entry) throw unknownStudy(id);
    return entry;
  }

  return {
    list: () => store.list(),
    study,
    select,

    add: (file, signal) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        return add(file);
      }),

    async remove(id) {
      if (id === SHIPPED_STUDY) throw shippedStays();
      if (!(await store.remove(id).catch(tell))) throw unknownStudy(id);
      for (const [name, { of }] of selections) {
        if (of.some((one) => one.id === id)) selections.delete(name);
      }
    },
  };
}

/** What cannot be stored, for the reader; other errors stay as they are. */
function told(error: unknown): unknown {
  return error instanceof StorageFailure ? cannotStore(error) : error;
}

function tell(error: unknown): never {
  throw told(error);
}

function shippedFirst(a: string, b: string): number {
  if (a === SHIPPED_STUDY || b === SHIPPED_STUDY) return a === b ? 0 : a === SHIPPED_STUDY ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Wherever a passage of an added study is shown, its study is named, and the language of its words. */
function withOrigin(study: Study): Study {
  if (study.id === SHIPPED_STUDY) return study;
  const origin = { study: study.title, language: studyLanguage(study) };
  return { ...study, passages: study.passages.map((passage) => ({ ...passage, ...origin })) };
}
