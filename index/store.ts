import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/**
 * An index on disk: a folder named for its fingerprint, with its files and a manifest of their checksums.
 * It is written beside its place and renamed into it, so that a reader finds a whole index or none.
 */
const MANIFEST = 'manifest.json';

/** Files of an index by name. A function writes its file itself, for libraries that only take a path. */
export type IndexFiles = Record<string, string | Uint8Array | ((path: string) => void)>;

interface Manifest {
  fingerprint: string;
  /** SHA-256 of each file, in hex. */
  files: Record<string, string>;
}

/** Why a stored index cannot be served: the reason may be shown to the reader. */
export class IndexDamage extends Error {
  override readonly name = 'IndexDamage';
}

/**
 * The folder of a stored index, proven to be whole and of this fingerprint.
 * @param expected names of the files that it must hold.
 * @returns undefined where none is stored.
 * @throws {IndexDamage} where one is stored that must not be served.
 */
export function openStored(root: string, fingerprint: string, expected: string[]): string | undefined {
  const folder = join(root, fingerprint);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IndexDamage(`${folder} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const manifest = readManifest(folder, names);
  if (manifest.fingerprint !== fingerprint) {
    throw new IndexDamage(`${folder} is the index of something else (${manifest.fingerprint})`);
  }
  for (const name of expected) {
    if (!names.includes(name)) throw new IndexDamage(`${name} is missing in ${folder}`);
    const actual = checksum(join(folder, name));
    if (actual !== manifest.files[name]) {
      throw new IndexDamage(`${name} in ${folder} is damaged (checksum ${actual.slice(0, 12)})`);
    }
  }
  return folder;
}

/**
 * Writes an index and puts it in its place whole; then removes every other index under `root`.
 * @returns its folder.
 */
export function store(root: string, fingerprint: string, files: IndexFiles): string {
  const folder = join(root, fingerprint);
  const draft = makeDraft(root);
  try {
    const manifest = writeFiles(draft, fingerprint, files);
    // Where the same is there already it stays: to replace it, there would have to be none for a moment.
    if (!isStored(root, manifest)) {
      rmSync(folder, { recursive: true, force: true });
      putInPlace(draft, folder);
    }
  } finally {
    removeDraft(draft);
  }
  for (const name of readdirSync(root)) {
    const isOther = /^[0-9a-f]{64}$/.test(name) && name !== fingerprint;
    if (isOther) rmSync(join(root, name), { recursive: true, force: true });
  }
  return folder;
}

const DRAFT = '.draft-';
/** Those of this process. */
const drafts = new Set<string>();

/** Removes what killed processes have left under `root`; a folder that cannot be read or written keeps it. */
export function removeDeadDrafts(root: string): void {
  try {
    for (const name of readdirSync(root)) {
      if (isDead(root, name)) rmSync(join(root, name), { recursive: true, force: true });
    }
  } catch {
    // It takes up room, and nothing else.
  }
}

/**
 * A folder for what is to be renamed into its place under `root`. Where there is not even a folder for `root` it fails:
 * that of a study may have been removed meanwhile, and is not to come back.
 */
export function makeDraft(root: string): string {
  try {
    mkdirSync(root);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  removeDeadDrafts(root);
  const draft = nameDraft(root);
  // With the rights that folders usually have: another user may be the one that serves it.
  mkdirSync(draft);
  drafts.add(draft);
  return draft;
}

function nameDraft(root: string): string {
  return join(root, `${DRAFT}${process.pid}-${randomUUID()}`);
}

/** @throws where nothing can be written under `root`. */
export function checkWritable(root: string): void {
  removeDraft(makeDraft(root));
}

/** With those around it. `mkdirSync` would try for ever where a file system takes no folders, as below `/proc`. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another process may have made it meanwhile.
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;
    makeFolder(dirname(path));
    makeFolder(path);
  }
}

/** Also where it has been renamed. */
export function removeDraft(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } finally {
    drafts.delete(draft);
  }
}

/** Removes a folder from under `root`: in one step for whoever reads it, and without any room, of which a full disk has none. */
export function takeAway(root: string, name: string): void {
  const draft = nameDraft(root);
  renameSync(join(root, name), draft);
  removeDraft(draft);
}

/** Makes the folders above `root`. What keeps it from that is told where something is to be written there. */
export function makeParents(root: string): void {
  try {
    makeFolder(dirname(root));
  } catch {
    // What is there already may still be read.
  }
}

function isDead(root: string, name: string): boolean {
  if (!name.startsWith(DRAFT)) return false;
  const pid = Number.parseInt(name.slice(DRAFT.length), 10);
  // In a container every server has the same number.
  return pid === process.pid ? !drafts.has(join(root, name)) : !isAlive(pid);
}

/** Files with a manifest of their checksums, flushed to the disk. */
export function writeFiles(folder: string, fingerprint: string, files: IndexFiles): Manifest {
  const manifest: Manifest = { fingerprint, files: {} };
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    if (typeof content === 'function') content(path);
    else writeFileSync(path, content);
    sync(path);
    manifest.files[name] = sha256(readFileSync(path));
  }
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
  sync(join(folder, MANIFEST));
  sync(folder);
  return manifest;
}

function isStored(root: string, { fingerprint, files }: Manifest): boolean {
  try {
    const folder = openStored(root, fingerprint, Object.keys(files));
    return folder !== undefined && isDeepStrictEqual(readManifest(folder, [MANIFEST]).files, files);
  } catch {
    return false;
  }
}

/** A file that cannot be read, or is none, is as damaged as one with other bytes. */
function checksum(path: string): string {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    throw new IndexDamage(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/**
 * Renames a draft, for good.
 * @returns whether there was none yet: another process may have put the same there in between.
 */
export function putInPlace(draft: string, folder: string): boolean {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
  sync(dirname(folder));
  return true;
}

export function sha256(...contents: Array<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}

function readManifest(folder: string, names: string[]): Manifest {
  if (!names.includes(MANIFEST)) throw new IndexDamage(`${MANIFEST} is missing in ${folder}`);
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (typeof manifest.fingerprint === 'string' && Object.keys(manifest.files).length) return manifest;
  } catch {
    // Not JSON, or of another shape: the same damage either way.
  }
  throw new IndexDamage(`${MANIFEST} in ${folder} is damaged`);
}

/** A rename alone may outlive the data it names: contents and folder entries are flushed first. */
function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
