import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'beleg-index-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('npm run index', () => {
  it('builds the index where INDEX_DIR says', () => {
    const { index } = JSON.parse(
      execFileSync('npm', ['pkg', 'get', 'scripts', '--json'], { encoding: 'utf8' }),
    ) as { index: string };
    const [, ...args] = index.split(' ');
    const output = execFileSync(process.execPath, args, {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, INDEX_DIR: root },
      encoding: 'utf8',
    });
    expect(output).toMatch(/index: \d+ vectors in/);
    expect(readdirSync(root)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});
