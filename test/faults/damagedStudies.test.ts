import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexDamage } from '#index/store.ts';
import { BEES, foundIn, storeIn, TRAMS } from './addedStudies.ts';
import { randomOf, times } from './scale.ts';

/** Flips in each file, spread evenly over its bytes. */
const FLIPS = times(8, 400);

const random = randomOf(17);
let root: string;
let folder: string;
let known: Map<string, string[]>;
/** Files of the study by their paths within its folder, with what they held when it was added. */
let whole: Map<string, Buffer>;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'beleg-damaged-studies-'));
  const store = await storeIn(root);
  await store.add(BEES, 'bienen.md');
  await store.add(TRAMS, 'bahn.md');
  known = new Map();
  for (const { id } of [BEES, TRAMS]) known.set(id, await foundIn(store, id));
  folder = join(root, 'studies', BEES.id);
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  whole = new Map();
  for (const path of paths) {
    if (statSync(join(folder, path)).isFile()) whole.set(path, readFileSync(join(folder, path)));
  }
});
afterEach(() => rmSync(root, { recursive: true }));

const isText = (path: string) => path.startsWith('text');

/** The next start tells that the text is damaged and does not serve it; an index is built anew. The other study is there. */
async function expectToldOrMended(path: string, label: string): Promise<void> {
  const store = await storeIn(root);
  const [, bees, trams] = (await store.list()).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect([bees!.id, trams!.id], label).toEqual([BEES.id, TRAMS.id]);
  if (isText(path)) {
    expect(bees!.damage, label).toMatch(/text/);
    expect(bees!.damage, label).not.toContain(root);
    await expect(store.load(BEES.id), label).rejects.toThrow(IndexDamage);
  } else {
    expect(bees!.damage, label).toBeUndefined();
    expect(await store.load(BEES.id), label).toEqual(BEES);
    expect(await foundIn(store, BEES.id), label).toEqual(known.get(BEES.id));
    for (const [other, bytes] of whole) {
      expect(readFileSync(join(folder, other)).equals(bytes), `${label}: ${other}`).toBe(true);
    }
  }
  expect(trams!.damage, label).toBeUndefined();
  expect(await foundIn(store, TRAMS.id), label).toEqual(known.get(TRAMS.id));
}

function restore(path: string): void {
  rmSync(join(folder, path), { recursive: true, force: true });
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), whole.get(path)!);
}

describe('an added study that is damaged', () => {
  it('is told of or mended after a single flipped bit, in every file', async () => {
    expect([...whole.keys()].filter(isText)).toEqual([
      'text/entry.json',
      'text/manifest.json',
      'text/study.json',
    ]);
    for (const [path, bytes] of whole) {
      const step = Math.max(1, Math.floor(bytes.length / FLIPS));
      for (let at = Math.floor(random() * step); at < bytes.length; at += step) {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= 1 << Math.floor(random() * 8);
        writeFileSync(join(folder, path), damaged);
        await expectToldOrMended(path, `${path}, byte ${at}`);
        restore(path);
      }
    }
  });

  it('is told of or mended where a file is cut short, emptied, gone, or another kind of thing', async () => {
    const ways: Array<[string, (path: string) => void]> = [
      ['emptied', (path) => truncateSync(path, 0)],
      ['cut short', (path) => truncateSync(path, statSync(path).size - 1)],
      ['gone', (path) => rmSync(path)],
      [
        'a folder',
        (path) => {
          rmSync(path);
          mkdirSync(path);
        },
      ],
      [
        'a link to itself',
        (path) => {
          rmSync(path);
          symlinkSync(path, path);
        },
      ],
    ];
    for (const path of whole.keys()) {
      for (const [name, damage] of ways) {
        damage(join(folder, path));
        await expectToldOrMended(path, `${path} ${name}`);
        restore(path);
      }
    }
  });

  it('is told of in a process that has listed it whole before', async () => {
    const store = await storeIn(root);
    expect((await store.list()).some(({ damage }) => damage)).toBe(false);
    const path = join(folder, 'text/study.json');
    writeFileSync(path, String(readFileSync(path)).replace('Bienen', 'Wespen'));
    expect((await store.list()).find(({ id }) => id === BEES.id)!.damage).toMatch(/study\.json/);
    restore('text/study.json');
    expect((await store.list()).some(({ damage }) => damage)).toBe(false);
  });

  it.each(['text/study.json', 'text/entry.json', 'text/manifest.json', 'text', 'index'])(
    'can be removed without %s',
    async (path) => {
      rmSync(join(folder, path), { recursive: true });
      const store = await storeIn(root);
      expect(await store.list()).toHaveLength(3);
      expect(await store.remove(BEES.id)).toBe(true);
      expect(readdirSync(join(root, 'studies'))).toEqual([TRAMS.id]);
      expect(await store.add(BEES, 'bienen.md')).toBe(true);
      expect(await foundIn(store, BEES.id)).toEqual(known.get(BEES.id));
    },
  );
});

describe('what else lies in the folder of studies', () => {
  it('is no study, and can be neither opened nor removed', async () => {
    const studiesDir = join(root, 'studies');
    const others = ['notes.txt', 'Fotos', 'bilder', '.git'];
    writeFileSync(join(studiesDir, 'notes.txt'), 'mine');
    for (const name of others.slice(1)) {
      mkdirSync(join(studiesDir, name));
      writeFileSync(join(studiesDir, name, 'mine.txt'), 'mine');
    }
    const store = await storeIn(root);
    expect(await store.list()).toHaveLength(3);
    for (const id of [
      ...others,
      '..',
      '.',
      '',
      '../indexes',
      `${BEES.id}/text`,
      `./${BEES.id}`,
      '__proto__',
      'a\0',
    ]) {
      expect(await store.load(id), id).toBeUndefined();
      expect(await store.remove(id), id).toBe(false);
    }
    // Nor is it overwritten by a study of its name.
    expect(await store.add({ ...BEES, id: 'bilder' }, 'bilder.md')).toBe(false);
    for (const name of others) expect(existsSync(join(studiesDir, name)), name).toBe(true);
    expect(readFileSync(join(studiesDir, 'bilder', 'mine.txt'), 'utf8')).toBe('mine');
  });
});
