import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHIPPED_STUDY } from '#corpus/studyId.ts';
import type { Study } from '#corpus/types.ts';
import { type IndexOptions, openIndex } from './build.ts';
import { joinIndexes } from './joinIndexes.ts';
import { studiesFailure } from './storageFailure.ts';
import {
  IndexDamage,
  makeDraft,
  makeFolder,
  makeParents,
  openStored,
  putInPlace,
  removeDeadDrafts,
  removeDraft,
  takeAway,
  writeFiles,
} from './store.ts';
import { entryOf } from './studyEntry.ts';
import type { Embedder, StudyEntry, StudyIndex, StudyStore } from './types.ts';

/** Where added studies are kept unless the setting `STUDIES_DIR` names another place. */
export const DEFAULT_STUDIES_DIR = fileURLToPath(new URL('studies/', import.meta.url));

/** What the folder of an added study holds: its text, and the index of it. */
const TEXT = 'text';
const INDEX = 'index';
/** Files of the text. */
const STUDY_FILE = 'study.json';
const ENTRY_FILE = 'entry.json';

/** The folder may hold other things of its owner's: what has another name than a study can have is none. */
const STUDY_NAME = /^[a-z0-9][a-z0-9-]*$/;

/** Added studies kept open: text and vectors of one take some megabytes. */
const OPEN = 32;

interface FolderStoreOptions {
  embedder: Embedder;
  /** Where the index of the shipped study is stored. */
  indexDir: string;
  /** Where added studies are kept, a folder for each. */
  studiesDir: string;
}

interface OpenStudy {
  study: Study;
  index: StudyIndex;
}

/** Studies in files, with their indexes in memory. Several processes may add to one folder, and remove from it. */
export class FolderStore implements StudyStore {
  readonly #options: FolderStoreOptions;
  #shipped: OpenStudy | undefined;
  /** By the stamp of the folder, those used last at the end. */
  readonly #open = new Map<string, Promise<OpenStudy | undefined>>();
  /** With the stamp of their files: to prove them whole, all of a text has to be read. */
  readonly #entries = new Map<string, { stamp: string; entry: StudyEntry }>();

  constructor(options: FolderStoreOptions) {
    this.#options = options;
  }

  async ship(study: Study, options: IndexOptions): Promise<void> {
    const { embedder, indexDir, studiesDir } = this.#options;
    removeDeadDrafts(studiesDir);
    const { code } = this.#names();
    if (code && code !== 'ENOENT') {
      const what = `STUDIES_DIR "${studiesDir}" cannot be read (${code})`;
      options.progress?.say?.(`${what}: the study that ships with Beleg is served without others`);
    }
    makeParents(indexDir);
    this.#shipped = { study, index: await openIndex(study, embedder, { root: indexDir, ...options }) };
  }

  async list(): Promise<StudyEntry[]> {
    const added = this.#names()
      .names.map((name) => this.#entryOf(name))
      .filter((entry) => entry !== undefined)
      .sort((a, b) => ((a.addedAt ?? '') < (b.addedAt ?? '') ? -1 : 1));
    return [...(this.#shipped ? [entryOf(this.#shipped.study)] : []), ...added];
  }

  async add(study: Study, file: string, options: IndexOptions = {}): Promise<boolean> {
    const { embedder, studiesDir } = this.#options;
    let draft: string | undefined;
    try {
      makeFolder(studiesDir);
      // What cannot be listed cannot be asked either.
      readdirSync(studiesDir);
      draft = makeDraft(studiesDir);
      const text = join(draft, TEXT);
      mkdirSync(text);
      writeFiles(text, TEXT, {
        [STUDY_FILE]: JSON.stringify(study),
        [ENTRY_FILE]: JSON.stringify({ ...entryOf(study), file, addedAt: new Date().toISOString() }),
      });
      await openIndex(study, embedder, { root: join(draft, INDEX), ...options });
      return putInPlace(draft, this.#folderOf(study.id));
    } catch (error) {
      throw studiesFailure(error, studiesDir);
    } finally {
      if (draft) removeDraft(draft);
    }
  }

  async remove(id: string): Promise<boolean> {
    if (!this.#stampOf(id)) return false;
    const { studiesDir } = this.#options;
    try {
      takeAway(studiesDir, id);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw studiesFailure(error, studiesDir);
    } finally {
      this.#entries.delete(id);
      for (const stamp of this.#open.keys()) if (stamp.split(' ')[0] === id) this.#open.delete(stamp);
    }
  }

  async load(id: string): Promise<Study | undefined> {
    return (await this.#opened(id))?.study;
  }

  async index(ids: readonly string[]): Promise<StudyIndex> {
    const indexes = new Map<string, StudyIndex>();
    for (const id of ids) {
      const opened = await this.#opened(id);
      if (!opened) throw new Error(`there is no study "${id}"`);
      indexes.set(id, opened.index);
    }
    return joinIndexes(indexes);
  }

  async close(): Promise<void> {
    this.#open.clear();
  }

  #folderOf(id: string): string {
    return join(this.#options.studiesDir, id);
  }

  /** What the folder holds, or why it cannot be read. */
  #names(): { names: string[]; code?: string | undefined } {
    try {
      return { names: readdirSync(this.#options.studiesDir) };
    } catch (error) {
      return { names: [], code: (error as NodeJS.ErrnoException).code };
    }
  }

  /**
   * Changes with the folder: another process may remove a study and add another of the same name.
   * @returns undefined where there is no study of this id.
   */
  #stampOf(id: string): string | undefined {
    if (!STUDY_NAME.test(id) || id === SHIPPED_STUDY) return undefined;
    const folder = this.#folderOf(id);
    try {
      const { ino, ctimeMs } = statSync(folder);
      const isStudy = readdirSync(folder).some((name) => name === TEXT || name === INDEX);
      return isStudy ? `${id} ${ino} ${ctimeMs}` : undefined;
    } catch (error) {
      // One that may not be read is a damaged one.
      return (error as NodeJS.ErrnoException).code === 'EACCES' ? id : undefined;
    }
  }

  #entryOf(id: string): StudyEntry | undefined {
    const found = this.#stampOf(id);
    if (!found) return undefined;
    const folder = this.#folderOf(id);
    try {
      const stamp = [STUDY_FILE, ENTRY_FILE, 'manifest.json']
        .map((name) => statSync(join(folder, TEXT, name), { throwIfNoEntry: false }))
        .map((found) => found && [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' '))
        .join('; ');
      const known = this.#entries.get(id);
      if (known?.stamp === stamp) return known.entry;
      const text = textOf(folder);
      const entry = JSON.parse(readFileSync(join(text, ENTRY_FILE), 'utf8')) as StudyEntry;
      this.#entries.set(id, { stamp, entry });
      return entry;
    } catch (error) {
      this.#entries.delete(id);
      // Another process has just removed it.
      if (this.#stampOf(id) !== found) return this.#entryOf(id);
      // Where the folder of all studies lies is nobody's to know.
      const damage = (error as Error).message.replaceAll(join(this.#options.studiesDir, '/'), '');
      return { id, title: id, passages: 0, sections: 0, damage };
    }
  }

  async #opened(id: string): Promise<OpenStudy | undefined> {
    if (id === this.#shipped?.study.id) return this.#shipped;
    const stamp = this.#stampOf(id);
    if (!stamp) return undefined;
    const open = this.#open.get(stamp) ?? this.#read(id, stamp);
    this.#open.delete(stamp);
    this.#open.set(stamp, open);
    // What kept it from opening may be put right.
    open.catch(() => this.#open.delete(stamp));
    for (const [oldest] of this.#open) {
      if (this.#open.size <= OPEN) break;
      this.#open.delete(oldest);
    }
    return open;
  }

  /**
   * @throws {IndexDamage} where its text is damaged; an index that is damaged is built anew.
   * @throws {StorageFailure} where it cannot be stored.
   */
  async #read(id: string, stamp: string): Promise<OpenStudy | undefined> {
    const { embedder, studiesDir } = this.#options;
    const folder = this.#folderOf(id);
    // Another process may have removed it amid this: what was read is then none, or two halves.
    const isGone = () => this.#stampOf(id) !== stamp;
    try {
      const study = JSON.parse(readFileSync(join(textOf(folder), STUDY_FILE), 'utf8')) as Study;
      const index = await openIndex(study, embedder, { root: join(folder, INDEX) });
      return isGone() ? this.#opened(id) : { study, index };
    } catch (error) {
      if (isGone()) return this.#opened(id);
      throw studiesFailure(error, studiesDir);
    }
  }
}

/**
 * Where the text of an added study lies, proven to be whole.
 * @throws {IndexDamage} where it is not.
 */
function textOf(folder: string): string {
  const text = openStored(folder, TEXT, [STUDY_FILE, ENTRY_FILE]);
  if (!text) throw new IndexDamage(`${TEXT} is missing in ${folder}`);
  return text;
}
