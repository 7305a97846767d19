import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_INDEX_DIR, FILES } from '#index/build.ts';
import { openStored } from '#index/store.ts';
import { asUser, canBeDenied, canMount, FILL, isolated, isRoot, READ_ONLY } from './hindrances.ts';
import { type Ended, run, tsx } from './processes.ts';
import { IS_LONG } from './scale.ts';
import { found, open } from './smallStudy.ts';

/** Larger than a small index, and smaller than the two that there are while one takes the place of the other. */
const ROOM = '700k';

const node = process.execPath;

let root: string;
let known: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'beleg-hindered-'));
  known = `${JSON.stringify(await found('first', await open('first', join(root, 'indexes'))))}\n`;
  chmodSync(root, 0o755);
});
afterEach(() => rmSync(root, { recursive: true }));

const program = (...args: string[]) => tsx('test/faults/openOnce.ts', ...args);

/** Runs a program below a small file system, which `prepare` has made what it is. */
function onSmallDisk(prepare: string, args: string[]): Promise<Ended> {
  mkdirSync(join(root, 'disk'), { recursive: true });
  const mount = `mount -t tmpfs -o size=${ROOM} tmpfs "$disk"; cp -r "$indexes/." "$disk"`;
  const env = { ...process.env, disk: join(root, 'disk'), indexes: join(root, 'indexes') };
  return run('unshare', [...isolated, `${mount}; ${prepare}; exec "$@"`, 'sh', node, ...args], { env });
}

const LEAVE_LITTLE = `${FILL}; truncate -s -150k "$disk/filler"`;
const WITHOUT_INDEX = 'rm -r "$disk"/*';

function expectOneLine({ code, stdout, stderr }: Ended): void {
  expect(stderr).toMatch(/^beleg: [^\n]*INDEX_DIR[^\n]*\n$/);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

function expectServed(ended: Ended): void {
  expect(ended).toEqual({ code: 0, stdout: known, stderr: '' });
}

const indexes = () => join(root, 'indexes');

describe.skipIf(!canMount)('an index folder on a disk of its own', () => {
  it.each([
    ['full', FILL],
    ['nearly full', LEAVE_LITTLE],
    ['read-only', READ_ONLY],
  ])('is served as it is where the disk is %s, and its rebuilding ends with one line', async (_, prepare) => {
    const disk = join(root, 'disk');
    expectServed(await onSmallDisk(prepare, program(disk)));
    const both = '"$0" --import tsx test/faults/openOnce.ts "$disk" rebuild >&2 || echo "$?"; ls -A "$disk"';
    const rebuilt = await onSmallDisk(`${prepare}; set -- sh -c '${both}' "$1"`, []);
    expect(rebuilt.stderr).toMatch(/^beleg: [^\n]*INDEX_DIR[^\n]*\n$/);
    const [index] = readdirSync(join(root, 'indexes'));
    expect(rebuilt.stdout.split('\n').filter((line) => line && line !== 'filler')).toEqual(['1', index]);
  });

  it.each([
    ['full', `${WITHOUT_INDEX}; ${FILL}`],
    ['nearly full', `${WITHOUT_INDEX}; ${LEAVE_LITTLE}`],
    ['read-only', `${WITHOUT_INDEX}; ${READ_ONLY}`],
  ])('ends the start with one line where there is none and the disk is %s', async (_, prepare) => {
    expectOneLine(await onSmallDisk(prepare, program(join(root, 'disk'))));
  });
});

describe('an index folder that cannot be used', () => {
  const cases: Array<[string, () => string]> = [
    ['is a file', () => file()],
    ['lies in a file', () => join(file(), 'indexes')],
    ['has too long a name', () => join(root, 'n'.repeat(300))],
    ['has too long a path', () => join(root, ...Array<string>(50).fill('n'.repeat(100)))],
    ['lies in a link to itself', () => join(loop(), 'indexes')],
  ];
  const file = () => {
    writeFileSync(join(root, 'file'), 'no folder');
    return join(root, 'file');
  };
  const loop = () => {
    spawnSync('ln', ['-sf', join(root, 'loop'), join(root, 'loop')]);
    return join(root, 'loop');
  };

  it.each(cases)('ends the start with one line where it %s', async (_, path) => {
    expectOneLine(await run(node, program(path())));
  });

  it.runIf(IS_LONG).each(cases)('ends the real programs so where it %s', async (_, path) => {
    const env = { ...process.env, INDEX_DIR: path(), PORT: '0' };
    for (const main of ['server/main.ts', 'index/main.ts']) {
      const { code, stderr } = await run(node, tsx(main), { env });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(/^beleg: [^\n]*INDEX_DIR[^\n]*\n$/),
      });
    }
  });

  it('gets no index of which the largest file was cut short, which its library does not tell', async () => {
    const [name] = readdirSync(indexes());
    const { size } = statSync(join(indexes(), name!, 'vectors.hnsw'));
    const blocks = Math.floor(size / 512) - 1;
    const limited = ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', node];
    expectOneLine(await run('sh', [...limited, ...program(join(root, 'others'))]));
    expect(readdirSync(join(root, 'others'))).toEqual([]);
  });

  it('is kept whole where no file may grow as large as the index needs', async () => {
    const limited = ['-c', 'ulimit -f 64; exec "$@"', 'sh', node];
    expectOneLine(await run('sh', [...limited, ...program(indexes(), 'rebuild')]));
    const [name] = readdirSync(indexes());
    expect(openStored(indexes(), name!, FILES)).toBeDefined();
    expectServed(await run('sh', [...limited, ...program(indexes())]));
  });
});

describe.runIf(canBeDenied)('an index folder of another user', () => {
  const allow = (mode: number) => {
    chmodSync(indexes(), mode);
    for (const name of readdirSync(indexes())) chmodSync(join(indexes(), name), mode);
  };
  afterEach(() => {
    chmodSync(indexes(), 0o755);
    for (const name of readdirSync(indexes())) chmodSync(join(indexes(), name), 0o755);
  });

  it('is served where it may be read, and its rebuilding ends with one line', async () => {
    allow(0o555);
    expectServed(await run(node, program(indexes()), asUser));
    expectOneLine(await run(node, program(indexes(), 'rebuild'), asUser));
    expectServed(await run(node, program(indexes()), asUser));
  });

  it('ends the start with one line where it may not', async () => {
    allow(isRoot ? 0o700 : 0);
    expectOneLine(await run(node, program(indexes()), asUser));
  });

  it.runIf(IS_LONG)('ends the real programs so', async () => {
    chmodSync(indexes(), 0o555);
    const env = { ...process.env, INDEX_DIR: indexes(), PORT: '0' };
    for (const main of ['server/main.ts', 'index/main.ts']) {
      const { code, stderr } = await run(node, tsx(main), { env, ...asUser });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(/^beleg: [^\n]*INDEX_DIR[^\n]*\n$/),
      });
    }
  });
});

describe.runIf(IS_LONG && canMount)('the real server on a full disk', () => {
  it('serves the index that is there, and says in one line that it can write none', async () => {
    const disk = join(root, 'disk');
    const env = { ...process.env, PORT: '0', MODEL: '', INDEX_DIR: disk, disk, built: DEFAULT_INDEX_DIR };
    mkdirSync(disk);
    const script = (prepare: string, main: string) =>
      run(
        'unshare',
        [
          ...isolated,
          `mount -t tmpfs -o size=12m tmpfs "$disk"; ${prepare}; exec "$0" --import tsx ${main}`,
          node,
        ],
        { env },
      );
    const copied = `cp -r "$built/." "$disk"; ${FILL}`;
    const search = await script(copied, 'test/faults/askOnce.ts');
    expect(search).toMatchObject({ code: 0, stderr: '' });
    for (const [prepare, main] of [
      [copied, 'index/main.ts'],
      [FILL, 'index/main.ts'],
      [FILL, 'server/main.ts'],
    ] as const) {
      const { code, stderr } = await script(prepare, main);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(/^beleg: [^\n]*INDEX_DIR[^\n]*\n$/),
      });
    }
  });
});
