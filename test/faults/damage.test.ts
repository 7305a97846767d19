import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES } from '#index/build.ts';
import { IndexDamage, openStored } from '#index/store.ts';
import { randomOf, times } from './scale.ts';
import { found, open } from './smallStudy.ts';

/** Flips of which each is followed by a whole start, spread evenly over the bytes of all files. */
const STARTS = times(20, 400);
/** Flips that are only looked for, in each file; small ones have as many bytes. */
const LOOKED_FOR = times(40, 10_000);

const random = randomOf(11);
const MANIFEST = 'manifest.json';
const names = [...FILES, MANIFEST];
let root: string;
let folder: string;
let fingerprint: string;
let known: string[];
/** What the files held when they were written. */
let whole: Map<string, Buffer>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'beleg-damage-'));
  const index = await open('first', root);
  fingerprint = index.fingerprint;
  folder = join(root, fingerprint);
  known = await found('first', index);
  whole = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Opens the folder as the next start does: what is damaged must be named, built anew and as good as before. */
async function expectMended(label: string, isNamed = true): Promise<void> {
  const told: string[] = [];
  const index = await open('first', root, { say: (line) => told.push(line) });
  expect(
    told.some((line) => /building it( anew)?$/.test(line)),
    `${label}: ${told}`,
  ).toBe(isNamed);
  expect(await found('first', index), label).toEqual(known);
  for (const [name, bytes] of whole) {
    expect(readFileSync(join(folder, name)).equals(bytes), `${label}: ${name}`).toBe(true);
  }
  expect(readdirSync(root)).toEqual([fingerprint]);
}

function flipped(bytes: Buffer, at: number): Buffer {
  const damaged = Buffer.from(bytes);
  damaged[at]! ^= 1 << Math.floor(random() * 8);
  return damaged;
}

describe('a damaged index', () => {
  it('is found by a single flipped bit, in every file', () => {
    for (const [name, bytes] of whole) {
      const step = Math.max(1, Math.floor(bytes.length / LOOKED_FOR));
      for (let at = 0; at < bytes.length; at += step) {
        writeFileSync(join(folder, name), flipped(bytes, at));
        expect(() => openStored(root, fingerprint, FILES), `${name}, byte ${at}`).toThrow(IndexDamage);
      }
      writeFileSync(join(folder, name), bytes);
    }
  });

  it('is built anew after it, and never served', async () => {
    const total = [...whole.values()].reduce((sum, { length }) => sum + length, 0);
    for (let start = 0; start < STARTS; start++) {
      let at = Math.floor(((start + random()) / STARTS) * total);
      const [name, bytes] = [...whole].find(([, { length }]) => {
        if (at < length) return true;
        at -= length;
        return false;
      })!;
      writeFileSync(join(folder, name), flipped(bytes, at));
      await expectMended(`${name}, byte ${at}`);
    }
  });

  it.each(names)(
    'is mended where %s is cut short, emptied, too long, gone, or another kind of thing',
    async (name) => {
      const path = join(folder, name);
      const { length } = whole.get(name)!;
      for (const left of [0, 1, Math.floor(length / 2), length - 1]) {
        truncateSync(path, left);
        await expectMended(`${name} cut to ${left} bytes`);
      }
      writeFileSync(path, Buffer.concat([whole.get(name)!, Buffer.from([0])]));
      await expectMended(`${name} with one byte more`);
      writeFileSync(path, Buffer.alloc(length));
      await expectMended(`${name} of zeros`);
      rmSync(path);
      await expectMended(`no ${name}`);
      rmSync(path);
      mkdirSync(path);
      await expectMended(`${name} as a folder`);
      rmSync(path, { recursive: true });
      symlinkSync(path, path);
      await expectMended(`${name} as a link to itself`);
    },
  );

  it('is mended where two files were swapped', async () => {
    for (const [at, first] of names.entries()) {
      for (const second of names.slice(at + 1)) {
        const [one, other] = [join(folder, first), join(folder, second)];
        renameSync(one, `${one}.kept`);
        renameSync(other, one);
        renameSync(`${one}.kept`, other);
        await expectMended(`${first} and ${second} swapped`);
      }
    }
  });

  it('is mended where it is another study’s, a file, or a link to nowhere', async () => {
    const other = mkdtempSync(join(tmpdir(), 'beleg-damage-'));
    const { fingerprint: foreign } = await open('second', other);
    rmSync(folder, { recursive: true });
    cpSync(join(other, foreign), folder, { recursive: true });
    await expectMended('another study’s index');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
    await expectMended('a file');
    rmSync(folder, { recursive: true });
    symlinkSync(join(root, 'nowhere'), folder);
    await expectMended('a link to nowhere');
    rmSync(other, { recursive: true });
  });

  it('is no index with files beside its own, which are left out', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await expectMended('a file more', false);
    rmSync(join(folder, 'notes.txt'));
  });
});
