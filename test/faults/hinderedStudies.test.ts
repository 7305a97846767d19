import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import { fileForm } from './forms.ts';
import { asUser, canBeDenied, canMount, FILL, isolated, isRoot, READ_ONLY } from './hindrances.ts';
import { type Ended, run, tsx } from './processes.ts';
import { IS_LONG } from './scale.ts';

const ORIGIN = 'http://127.0.0.1:8787';

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
  it.each(
    [
      ['full', FILL],
      ['nearly full', `${FILL}; truncate -s -12k "$disk/filler"`],
      ['read-only', READ_ONLY],
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
      "$node" --import tsx test/faults/command.ts remove hafen >&2; ls -A "$disk"`;
    const env = { ...process.env, LANG: 'C', STUDIES_DIR: disk, disk, file, node: process.execPath };
    const ended = await run('unshare', [...isolated, script], { env });
    expect(ended).toMatchObject({ code: 0, stdout: 'filler\n' });
  });
});

describe.runIf(IS_LONG && canMount)('a study on a disk that may only be read', () => {
  it('is searched as ever, and its removal ends with one line', async () => {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    const beleg = '"$node" --import tsx test/faults/command.ts';
    const script = `mount -t tmpfs -o size=4m tmpfs "$disk"; ${beleg} add "$file" > "$disk/told"; ${READ_ONLY}
      ${beleg} search Schiffe --study hafen; code=0; ${beleg} remove hafen || code=$?; ls "$disk"; exit $code`;
    const env = { ...process.env, LANG: 'C', STUDIES_DIR: disk, disk, file, node: process.execPath };
    const { stdout, ...ended } = await run('unshare', [...isolated, script], { env });
    expect(stdout).toMatch(/12 Schiffe.*\nhafen\ntold\n$/s);
    expectOneLine({ ...ended, stdout: '' });
  });
});

describe.runIf(canBeDenied)('studies of another user', () => {
  it('are searched where they may be read, and stay as they are', async () => {
    const studiesDir = join(root, 'studies');
    const env = { ...process.env, LANG: 'C', STUDIES_DIR: studiesDir };
    expect((await run(process.execPath, command('add', file), { env })).code).toBe(0);
    const allow = (mode: number) => {
      chmodSync(root, 0o755);
      chmodSync(studiesDir, mode);
    };
    const asOther = (...args: string[]) => run(process.execPath, command(...args), { env, ...asUser });
    try {
      allow(0o555);
      const found = await asOther('search', 'Schiffe', '--study', 'hafen');
      expect(found).toMatchObject({ code: 0, stderr: '' });
      expect(found.stdout).toContain('12 Schiffe');
      expectOneLine(await asOther('remove', 'hafen'));
      writeFileSync(file, '# Ein anderer Hafen\n\nHier liegt nichts.\n');
      expectOneLine(await asOther('add', file));
      expect(readdirSync(studiesDir)).toEqual(['hafen']);
      // Nothing else can be said of what may not even be listed.
      allow(isRoot ? 0o700 : 0);
      const { code, stdout, stderr } = await asOther('studies', '--json');
      expect({ code, studies: JSON.parse(stdout).length }).toEqual({ code: 0, studies: 1 });
      expect(stderr).toMatch(/^[^\n]*STUDIES_DIR[^\n]*EACCES[^\n]*\n$/);
    } finally {
      chmodSync(studiesDir, 0o755);
    }
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
    expect(await ask('/api/study?id=hafen')).toMatchObject({ status: 404 });
    const added = await ask('/api/studies', {
      method: 'POST',
      body: fileForm('hafen.md', '# Hafen\n\nSchiffe.\n'),
    });
    expect(added).toMatchObject({ status: 507, body: { error: { code: 'cannot_store' } } });
    expect(added.body.error.message).toMatch(/STUDIES_DIR/);
    expect(added.body.error.message).not.toContain(root);
    expect(await ask('/api/studies/hafen', { method: 'DELETE' })).toMatchObject({ status: 404 });
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
