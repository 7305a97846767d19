import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_INDEX_DIR, FILES } from '#index/build.ts';
import { openStored } from '#index/store.ts';
import { operations } from './operations.ts';
import { killAmid, run, startProcess, tsx } from './processes.ts';
import { randomOf, times } from './scale.ts';
import { found, type Name, open } from './smallStudy.ts';

/** Kills of each operation, and how long after its beginning at most, in milliseconds: some rounds of it. */
const KILLS = times(3, 100);
const LATEST_MS = 1_500;
/** Of the whole study, start included. */
const LONGEST_BUILD_MS = 9_000;

const random = randomOf(7);
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'beleg-killed-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const isIndex = (name: string) => /^[0-9a-f]{64}$/.test(name);
const isWhole = (name: string) => {
  try {
    return openStored(root, name, FILES) !== undefined;
  } catch {
    return false;
  }
};

describe('an index folder of which the process was killed', () => {
  it.each(Object.keys(operations))('holds a whole index at any moment: %s', async (operation) => {
    const known = {
      second: await found('second', await open('second', root)),
      first: await found('first', await open('first', root)),
    };
    for (let kill = 0; kill < KILLS; kill++) {
      await killAmid(operation, root, random() * LATEST_MS);
      const label = `kill ${kill}: ${readdirSync(root)}`;
      expect(readdirSync(root).filter(isIndex).some(isWhole), label).toBe(true);
      const name: Name = kill % 2 ? 'first' : 'second';
      const told: string[] = [];
      const index = await open(name, root, { say: (line) => told.push(line) });
      expect(await found(name, index), `${label}\n${told}`).toEqual(known[name]);
      expect(readdirSync(root).filter((entry) => !isIndex(entry))).toEqual([]);
    }
  });

  it('holds the index that was there while `npm run index` built it by hand', async () => {
    cpSync(DEFAULT_INDEX_DIR, root, { recursive: true });
    const env = { ...process.env, INDEX_DIR: root };
    const ask = () => run(process.execPath, tsx('test/faults/askOnce.ts'), { env });
    const known = await ask();
    expect(known).toMatchObject({ code: 0, stderr: '' });
    for (let kill = 0; kill < times(1, 15); kill++) {
      const child = startProcess(tsx('index/main.ts'), { env, stdio: 'ignore' });
      const ended = once(child, 'exit');
      await Promise.race([setTimeout(random() * LONGEST_BUILD_MS), ended]);
      child.kill('SIGKILL');
      await ended;
      expect(await ask()).toEqual(known);
      expect(readdirSync(root).filter((entry) => !isIndex(entry))).toEqual([]);
    }
  });

  it('is read while another process writes to it', async () => {
    const known = await found('first', await open('first', root));
    const child = startProcess(tsx('test/faults/operate.ts', Object.keys(operations)[1]!, root));
    try {
      await once(child.stdout!, 'data');
      for (let reading = 0; reading < times(20, 500); reading++) {
        expect(await found('first', await open('first', root))).toEqual(known);
      }
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });
});
