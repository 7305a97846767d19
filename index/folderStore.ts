import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Study } from '#corpus/types.ts';
import { type IndexOptions, openIndex } from './build.ts';
import { joinIndexes } from './joinIndexes.ts';
import {
  IndexDamage,
  makeDraft,
  openStored,
  putInPlace,
  removeDeadDrafts,
  removeDraft,
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
  readonly #open = new Map<string, Promise<OpenStudy>>();

  constructor(options: FolderStoreOptions) {
    this.#options = options;
  }

  async ship(study: Study, options: IndexOptions): Promise<void> {
    const { embedder, indexDir, studiesDir } = this.#options;
    if (existsSync(studiesDir)) removeDeadDrafts(studiesDir);
    this.#shipped = { study, index: await openIndex(study, embedder, { root: indexDir, ...options }) };
  }

  async list(): Promise<StudyEntry[]> {
    const added = this.#ids()
      .map((id) => this.#entryOf(id))
      .sort((a, b) => ((a.addedAt ?? '') < (b.addedAt ?? '') ? -1 : 1));
    return [...(this.#shipped ? [entryOf(this.#shipped.study)] : []), ...added];
  }

  async add(study: Study, file: string, options: IndexOptions = {}): Promise<boolean> {
    const { embedder, studiesDir } = this.#options;
    const draft = makeDraft(studiesDir);
    try {
      const text = join(draft, TEXT);
      mkdirSync(text);
      writeFiles(text, TEXT, {
        [STUDY_FILE]: JSON.stringify(study),
        [ENTRY_FILE]: JSON.stringify({ ...entryOf(study), file, addedAt: new Date().toISOString() }),
      });
      await openIndex(study, embedder, { root: join(draft, INDEX), ...options });
      return putInPlace(draft, this.#folderOf(study.id));
    } finally {
      removeDraft(draft);
    }
  }

  async remove(id: string): Promise<boolean> {
    if (!this.#ids().includes(id)) return false;
    // In one step: whoever reads finds the whole of it or nothing.
    const draft = makeDraft(this.#options.studiesDir);
    try {
      renameSync(this.#folderOf(id), join(draft, id));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    } finally {
      removeDraft(draft);
    }
  }

  async load(id: string): Promise<Study | undefined> {
    return (await this.#opened(id))?.study;
  }

  async index(ids: readonly string[]): Promise<StudyIndex> {
    const indexes = new Map<string, StudyIndex>();
    for (const id of ids) indexes.set(id, (await this.#opened(id))!.index);
    return joinIndexes(indexes);
  }

  async close(): Promise<void> {
    this.#open.clear();
  }

  #folderOf(id: string): string {
    return join(this.#options.studiesDir, id);
  }

  #ids(): string[] {
    const { studiesDir } = this.#options;
    if (!existsSync(studiesDir)) return [];
    return readdirSync(studiesDir).filter((name) => !name.startsWith('.'));
  }

  #entryOf(id: string): StudyEntry {
    try {
      return JSON.parse(readFileSync(join(this.#folderOf(id), TEXT, ENTRY_FILE), 'utf8')) as StudyEntry;
    } catch (error) {
      return { id, title: id, passages: 0, sections: 0, damage: (error as Error).message };
    }
  }

  #opened(id: string): Promise<OpenStudy> | undefined {
    if (id === this.#shipped?.study.id) return Promise.resolve(this.#shipped);
    if (!this.#ids().includes(id)) return undefined;
    // Another process may have removed it and added another of the same name.
    const { ino, ctimeMs } = statSync(this.#folderOf(id));
    const stamp = `${id} ${ino} ${ctimeMs}`;
    const open = this.#open.get(stamp) ?? this.#read(id);
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

  /** @throws {IndexDamage} where its text is damaged; an index that is damaged is built anew. */
  async #read(id: string): Promise<OpenStudy> {
    const folder = this.#folderOf(id);
    const text = openStored(folder, TEXT, [STUDY_FILE, ENTRY_FILE]);
    if (!text) throw new IndexDamage(`${TEXT} is missing in ${folder}`);
    const study = JSON.parse(readFileSync(join(text, STUDY_FILE), 'utf8')) as Study;
    return { study, index: await openIndex(study, this.#options.embedder, { root: join(folder, INDEX) }) };
  }
}
