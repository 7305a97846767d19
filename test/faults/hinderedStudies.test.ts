import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import { fileForm } from './forms.ts';
import { type Ended, run, tsx } from './processes.ts';
import { IS_LONG } from './scale.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const isRoot = process.getuid?.() === 0;
const isolated = ['--mount', ...(isRoot ? [] : ['--user', '--map-root-user']), 'sh', '-ec'];
const canMount =
  spawnSync('unshare', [...isolated, `mount -t tmpfs -o size=64k tmpfs "${tmpdir()}"`]).status === 0;

let root: string;
let file: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'beleg-hindered-studies-'));
  file = join(root, 'hafen.md');
  writeFileSync(file, '# Der Hafen\n\nHier liegen 12 Schiffe am Kai. Ein Liegeplatz kostet 40 Euro.\n');
});
afterEach(() => rmSync(root, { recursive: true }));

function expectOneLine({ code, stdout, stderr }: Ended): void {
  expect(stderr).toMatch(/^beleg: [^\n]*STUDIES_DIR[^\n]*\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
}

const command = (...args: string[]) => tsx('test/faults/command.ts', ...args);

describe.skipIf(!canMount)('a study that is added where there is no room, or no right', () => {
  const FILL = 'head -c 1000000000 /dev/zero > "$disk/filler" 2> /dev/null || true';
  it.each(
    [
      ['full', FILL],
      ['nearly full', `${FILL}; truncate -s -12k "$disk/filler"`],
      ['read-only', 'mount -o remount,ro "$disk"'],
    ].slice(0, IS_LONG ? 3 : 2),
  )('is refused with one line, and nothing of it is kept: the disk is %s', async (_, prepare) => {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    const script = `mount -t tmpfs -o size=700k tmpfs "$disk"; ${prepare}; code=0
      "$node" --import tsx test/faults/command.ts add "$file" || code=$?; ls -A "$disk" >&2; exit $code`;
    const env = { ...process.env, LANG: 'C', STUDIES_DIR: disk, disk, file, node: process.execPath };
    const { stderr, ...ended } = await run('unshare', [...isolated, script], { env });
    expectOneLine({ ...ended, stderr: stderr.replace(/^filler\n/m, '') });
  });

  it.runIf(IS_LONG)('is removed to make room on a full disk', async () => {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    const script = `mount -t tmpfs -o size=2m tmpfs "$disk"
      "$node" --import tsx test/faults/command.ts add "$file" >&2; ${FILL}
      "$node" --import tsx test/faults/command.ts remove der-hafen >&2; ls -A "$disk"`;
    const env = { ...process.env, LANG: 'C', STUDIES_DIR: disk, disk, file, node: process.execPath };
    const ended = await run('unshare', [...isolated, script], { env });
    expect(ended).toMatchObject({ code: 0, stdout: 'filler\n' });
  });
});

describe('a folder of studies that cannot be used', () => {
  const cases: Array<[string, () => string]> = [
    ['is a file', () => file],
    ['lies in a file', () => join(file, 'studies')],
    ['has too long a name', () => join(root, 'n'.repeat(300))],
    [
      'is a link to itself',
      () => {
        symlinkSync(join(root, 'loop'), join(root, 'loop'));
        return join(root, 'loop');
      },
    ],
  ];

  it.each(cases)('leaves the shipped study, and takes nothing in, where it %s', async (_, path) => {
    const told: string[] = [];
    const logged: unknown[] = [];
    const settings = { ...readIndexSettings({}), studiesDir: path() };
    const assembled = await assemble(settings, { say: (line) => told.push(line) });
    expect(told.filter((line) => !line.includes('STUDIES_DIR'))).toEqual([]);
    const app = createApp({ ...assembled, rateLimit: 1_000_000, log: (error) => logged.push(error) });
    const ask = async (address: string, init?: RequestInit) => {
      const response = await app.request(ORIGIN + address, init);
      return { status: response.status, body: await response.json() };
    };
    const { body } = await ask('/api/studies');
    expect(body.studies.map(({ id }: { id: string }) => id)).toEqual([assembled.study.id]);
    expect((await ask('/api/search?q=Quad')).body.passages).not.toEqual([]);
    expect(await ask('/api/study?id=der-hafen')).toMatchObject({ status: 404 });
    const added = await ask('/api/studies', {
      method: 'POST',
      body: fileForm('hafen.md', '# Hafen\n\nSchiffe.\n'),
    });
    expect(added).toMatchObject({ status: 507, body: { error: { code: 'cannot_store' } } });
    expect(added.body.error.message).toMatch(/STUDIES_DIR/);
    expect(added.body.error.message).not.toContain(root);
    expect(await ask('/api/studies/der-hafen', { method: 'DELETE' })).toMatchObject({ status: 404 });
    expect(logged).toEqual([]);
    expect(readdirSync(root).filter((name) => !['hafen.md', 'loop'].includes(name))).toEqual([]);
  });

  it('ends the command with one line', async () => {
    const env = { ...process.env, STUDIES_DIR: file };
    const { stderr, ...ended } = await run(process.execPath, command('add', file), { env });
    // The first says that there are no added studies to be read.
    expectOneLine({ ...ended, stderr: stderr.replace(/^index: .*\n/, '') });
  });
});
