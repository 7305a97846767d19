import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIndex } from '#index/build.ts';
import { loadQuestions } from '#index/questions.ts';
import { createSearch } from '#index/search.ts';
import { SettingError } from '#index/settingError.ts';
import { createTerms } from '#index/terms.ts';
import { parts } from '../parts.ts';

const { study, encoder } = parts;
// Enough to have keys of all kinds, few enough to build many indexes.
const questions = loadQuestions().slice(0, 200);
let root: string;
let told: string[];
let counted: Array<[done: number, total: number]>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'beleg-index-'));
  told = [];
  counted = [];
});
afterEach(() => rmSync(root, { recursive: true }));
const open = (embedder = encoder) =>
  openIndex(study, embedder, {
    root,
    questions,
    progress: { say: (line) => told.push(line), count: (...share) => counted.push(share) },
  });

describe('openIndex', () => {
  it('builds where there is none, with progress, and reads it the next time', async () => {
    const built = await open();
    expect(told[0]).toMatch(/building it/);
    expect(told.at(-2)).toMatch(/embedded (\d+) of \1 chunks/);
    expect(told.at(-1)).toMatch(/embedded (\d+) of \1 questions/);
    // The share that is done only grows, up to the whole.
    expect(counted.map(([done]) => done)).toEqual(counted.map(([done]) => done).sort((a, b) => a - b));
    expect(counted.at(-1)![0]).toBe(counted.at(-1)![1]);
    told = [];
    const read = await open();
    expect(told).toEqual([]);
    expect(read.fingerprint).toBe(built.fingerprint);
    expect(read.vectors.matrix.values).toEqual(built.vectors.matrix.values);
    const [before, after] = await Promise.all(
      [built, read].map((index) =>
        createSearch(study, index, encoder, createTerms(study))('Kosten der Stationierung', 10),
      ),
    );
    expect(after).toEqual(before);
  });

  it('builds anew for another encoder or another study', async () => {
    const { fingerprint } = await open();
    const other = await open({
      ...encoder,
      embed: encoder.embed.bind(encoder),
      id: 'other',
      dimensions: encoder.dimensions,
    });
    const shorter = { ...study, passages: study.passages.slice(1) };
    const ofShorter = await openIndex(shorter, encoder, { root, questions });
    expect(new Set([fingerprint, other.fingerprint, ofShorter.fingerprint]).size).toBe(3);
    expect(readdirSync(root)).toEqual([ofShorter.fingerprint]);
  });

  it.each(['vectors.hnsw', 'vectors.f32', 'lexical.json', 'keys.json', 'manifest.json'])(
    'mends damage in %s',
    async (name) => {
      const { fingerprint } = await open();
      const path = join(root, fingerprint, name);
      const whole = readFileSync(path);
      const damaged = Buffer.from(whole);
      damaged[Math.floor(damaged.length / 2)]! ^= 0x10;
      writeFileSync(path, damaged);
      told = [];
      await open();
      // A changed checksum in the manifest names the file that no longer has it.
      expect(told[0]).toContain(name === 'manifest.json' ? 'damaged' : `${name} in ${root}`);
      expect(told[0]).toContain('building it anew');
      expect(readFileSync(path)).toEqual(whole);
    },
  );

  it('says before it embeds anything that it can write no index', async () => {
    const file = join(root, 'file');
    writeFileSync(file, 'no folder');
    // Below /proc there are no folders to be made, and who insists tries for ever.
    for (const place of [file, join(file, 'indexes'), '/proc/indexes', '/proc/a/b']) {
      const opening = openIndex(study, encoder, {
        root: place,
        progress: { count: () => counted.push([0, 0]) },
      });
      await expect(opening).rejects.toThrow(SettingError);
      await expect(opening).rejects.toThrow(`no index can be written in INDEX_DIR "${place}"`);
    }
    expect(counted).toEqual([]);
  });

  it('mends an index with a folder in a file’s place, or a file that its manifest does not know', async () => {
    const { fingerprint } = await open();
    const path = join(root, fingerprint, 'lexical.json');
    rmSync(path);
    mkdirSync(path);
    told = [];
    await open();
    expect(told[0]).toMatch(/lexical\.json .*building it anew/);

    const manifest = join(root, fingerprint, 'manifest.json');
    const content = JSON.parse(readFileSync(manifest, 'utf8'));
    delete content.files['lexical.json'];
    writeFileSync(manifest, JSON.stringify(content));
    rmSync(path);
    told = [];
    await open();
    expect(told[0]).toMatch(/lexical\.json is missing/);
  });

  it('mends an index of which a file is cut short', async () => {
    const { fingerprint } = await open();
    const path = join(root, fingerprint, 'vectors.hnsw');
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    told = [];
    await open();
    expect(told[0]).toMatch(/vectors\.hnsw .*damaged/);
  });
});
