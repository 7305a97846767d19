import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  IndexDamage,
  makeDraft,
  openStored,
  removeDeadDrafts,
  removeDraft,
  sha256,
  store,
} from '#index/store.ts';

const fingerprint = sha256('one');
const files = {
  'a.txt': 'content',
  'b.bin': new Uint8Array([1, 2, 3]),
  'c.txt': (path: string) => writeFileSync(path, 'c'),
};
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'beleg-store-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('store', () => {
  it('writes an index that opens', () => {
    expect(openStored(root, fingerprint, Object.keys(files))).toBeUndefined();
    const folder = store(root, fingerprint, files);
    expect(openStored(root, fingerprint, Object.keys(files))).toBe(folder);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('content');
  });

  it('removes indexes of other fingerprints and drafts of killed builds, and nothing else', () => {
    store(root, sha256('old'), files);
    mkdirSync(join(root, '.draft-999999999'));
    writeFileSync(join(root, 'notes.txt'), 'mine');
    store(root, fingerprint, files);
    expect(readdirSync(root).sort()).toEqual([fingerprint, 'notes.txt'].sort());
  });

  it('leaves an index where the same is written again: there is never none', () => {
    const folder = store(root, fingerprint, files);
    const { ino } = statSync(folder);
    store(root, fingerprint, files);
    expect(statSync(folder).ino).toBe(ino);
    writeFileSync(join(folder, 'a.txt'), 'damaged');
    store(root, fingerprint, files);
    expect(openStored(root, fingerprint, Object.keys(files))).toBe(folder);
  });

  it('leaves the old index where writing the new one fails', () => {
    const folder = store(root, fingerprint, files);
    const failing = () => {
      throw new Error('disk full');
    };
    expect(() => store(root, fingerprint, { 'a.txt': failing })).toThrow('disk full');
    expect(openStored(root, fingerprint, Object.keys(files))).toBe(folder);
    expect(readdirSync(root)).toEqual([fingerprint]);
  });
});

describe('removeDeadDrafts', () => {
  it('removes drafts of killed builds alone, and puts up with a folder that is not there', () => {
    const ours = makeDraft(root);
    const others = `.draft-${process.ppid}-x`;
    // In a container, the process that was killed had the number that this one has.
    for (const name of ['.draft-999999999-x', `.draft-${process.pid}-x`, others]) mkdirSync(join(root, name));
    removeDeadDrafts(root);
    expect(readdirSync(root).sort()).toEqual([basename(ours), others].sort());
    removeDraft(ours);
    expect(readdirSync(root)).toEqual([others]);
    expect(() => removeDeadDrafts(join(root, 'nowhere'))).not.toThrow();
  });
});

describe('openStored', () => {
  it.each(['a.txt', 'b.bin', 'c.txt', 'manifest.json'])(
    'names %s when any of its bytes is flipped',
    (name) => {
      const folder = store(root, fingerprint, files);
      const path = join(folder, name);
      const bytes = readFileSync(path);
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 8))) {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= 1;
        writeFileSync(path, damaged);
        expect(() => openStored(root, fingerprint, Object.keys(files)), `byte ${at}`).toThrow(IndexDamage);
      }
    },
  );

  it.each(['a.txt', 'manifest.json'])('names a missing %s', (name) => {
    rmSync(join(store(root, fingerprint, files), name));
    expect(() => openStored(root, fingerprint, Object.keys(files))).toThrow(`${name} is missing`);
  });

  it('refuses a foreign index put in its place', () => {
    const foreign = sha256('foreign');
    const other = mkdtempSync(join(tmpdir(), 'beleg-store-'));
    const folder = store(root, fingerprint, files);
    const { files: checksums } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ fingerprint: foreign, files: checksums }));
    expect(() => openStored(root, fingerprint, Object.keys(files))).toThrow(/index of something else/);
    rmSync(other, { recursive: true });
  });
});
