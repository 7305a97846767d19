import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEES, foundIn, storeIn, TRAMS } from './addedStudies.ts';
import { studyOperations } from './operations.ts';
import { killAmid, startProcess, tsx } from './processes.ts';
import { randomOf, times } from './scale.ts';
import { studies } from './smallStudy.ts';

/** Kills of each operation, and how long after its beginning at most, in milliseconds: some rounds of it. */
const KILLS = times(4, 100);
const LATEST_MS = 600;

const random = randomOf(13);
const known = new Map<string, string[]>();
let root: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'beleg-killed-studies-'));
  const store = await storeIn(root);
  for (const study of [BEES, TRAMS]) {
    await store.add(study, 'x.md');
    known.set(study.id, await foundIn(store, study.id));
    await store.remove(study.id);
  }
  known.set(studies.first.id, await foundIn(store, studies.first.id));
});
afterEach(() => rmSync(root, { recursive: true }));

const folder = () => join(root, 'studies');

/** What the next start has is whole, and nothing else is left. */
async function expectWhole(label: string): Promise<string[]> {
  const store = await storeIn(root);
  const entries = await store.list();
  const added = entries.slice(1).map(({ id }) => id);
  expect(entries[0]!.id, label).toBe(studies.first.id);
  expect(
    entries.filter(({ damage }) => damage),
    label,
  ).toEqual([]);
  for (const { id } of entries) expect(await foundIn(store, id), `${label}: ${id}`).toEqual(known.get(id));
  for (const study of [BEES, TRAMS]) {
    expect(await store.load(study.id), label).toEqual(added.includes(study.id) ? study : undefined);
  }
  expect(existsSync(folder()) ? readdirSync(folder()).sort() : [], label).toEqual([...added].sort());
  for (const id of added) expect(readdirSync(join(folder(), id)).sort(), label).toEqual(['index', 'text']);
  return added;
}

describe('studies that were being added and removed when the process was killed', () => {
  it.each(Object.keys(studyOperations))('are there whole or not at all: %s', async (operation) => {
    const left = new Map<number, number>();
    for (let kill = 0; kill < KILLS; kill++) {
      await killAmid(operation, root, random() * LATEST_MS);
      const { length } = await expectWhole(`kill ${kill}`);
      left.set(length, (left.get(length) ?? 0) + 1);
    }
    if (KILLS > 10) console.log(operation, 'kills by studies left', Object.fromEntries(left));
  });

  it('are there whole or not at all for who reads while two processes add and remove the same', async () => {
    const complaints: string[] = [];
    const children = Object.keys(studyOperations).map((operation) =>
      startProcess(tsx('test/faults/operate.ts', operation, root)),
    );
    try {
      for (const child of children) child.stderr!.on('data', (text) => complaints.push(String(text)));
      await Promise.all(children.map((child) => once(child.stdout!, 'data')));
      const store = await storeIn(root);
      let met = 0;
      for (let reading = 0; reading < times(300, 10_000); reading++) {
        for (const entry of await store.list()) expect(entry.damage, entry.id).toBeUndefined();
        await setTimeout(2);
        const study = await store.load(BEES.id);
        if (!study) continue;
        met++;
        expect(study).toEqual(BEES);
        // It may be gone again; but what is there is whole.
        const found = await foundIn(store, BEES.id).catch(() => undefined);
        if (found) expect(found).toEqual(known.get(BEES.id));
      }
      expect(met).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      expect(children.map(({ exitCode }) => exitCode)).toEqual([null, null]);
    } finally {
      for (const child of children) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
    }
    await expectWhole('in the end');
  });
});
