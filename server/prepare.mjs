// Runs before `npm start`, `npm test`, `beleg` and their like, on a clone where nothing was done yet: installs from the
// lock file what is missing, and with --page builds the page where it is stale. Plain JavaScript, since it must run
// before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = fileURLToPath(new URL('..', import.meta.url));

if (fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  prepare({ page: process.argv.includes('--page') });
}

export function prepare({ page }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(`Node ${process.versions.node} is too old; Beleg needs ${OLDEST_NODE.join('.')} or newer`);
  }

  const lock = hash(['package-lock.json']);
  const installed = join(root, 'node_modules', '.beleg-lock');
  if (read(installed) !== lock) {
    run('installing from the lock file', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(installed, lock);
  }

  if (page) {
    const source = hash([
      'package-lock.json',
      'vite.config.ts',
      'server/blocksOf.ts',
      'server/comparisonFile.ts',
      'server/titlesOf.ts',
      'corpus/studyId.ts',
      'server/legible.ts',
      ...files('web'),
    ]);
    const built = join(root, 'web', 'dist', '.beleg-source');
    if (read(built) !== source) {
      run('building the page', process.execPath, [
        join('node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--logLevel',
        'warn',
      ]);
      writeFileSync(built, source);
    }
  }
}

/** SHA-256 of files' names and contents, in hex. */
function hash(names) {
  const digest = createHash('sha256');
  for (const name of names) digest.update(`${name}\0`).update(readFileSync(join(root, name)));
  return digest.digest('hex');
}

/** Every file of a folder but its build and the pictures of it, sorted, relative to the root. */
function files(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((name) => !['dist', 'pictures'].some((made) => name.startsWith(join('web', made))))
    .sort();
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function run(what, command, args) {
  console.error(`beleg: ${what} …`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, ...headersOfThisNode() },
  });
  if (error || status !== 0) {
    fail(`${what} failed: ${command} ${args.join(' ')}${error ? ` (${error.message})` : ''}`);
  }
}

/** hnswlib-node is compiled. Node comes with the headers for that; without this, node-gyp would fetch them. */
function headersOfThisNode() {
  const prefix = join(dirname(process.execPath), '..');
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {};
}

function fail(message) {
  console.error(`beleg: ${message}`);
  process.exit(1);
}
