/** What keeps a program from a folder, and whether this user may make it so. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { projectRoot } from './processes.ts';

export const isRoot = process.getuid?.() === 0;
/** Nobody, on most systems: any user who owns nothing here. */
const NOBODY = 65_534;
/** Runs a program as one to whom rights can be denied; none is denied to root. */
export const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
/** Whether there is such a user who can read this project. */
export const canBeDenied =
  !isRoot ||
  spawnSync(process.execPath, ['-e', "require('node:fs').accessSync('node_modules/tsx/package.json')"], {
    cwd: projectRoot,
    ...asUser,
  }).status === 0;

/** Arguments of `unshare`: runs a script in mounts of its own, which end with it. */
export const isolated = ['--mount', ...(isRoot ? [] : ['--user', '--map-root-user']), 'sh', '-ec'];
export const canMount =
  spawnSync('unshare', [...isolated, `mount -t tmpfs -o size=64k tmpfs "${tmpdir()}"`]).status === 0;
if (!canMount)
  console.warn('Tests of a full disk are SKIPPED: this user may mount nothing (unshare --mount).');

/** Lines of a script: takes all the room of the folder `$disk`. */
export const FILL = 'head -c 1000000000 /dev/zero > "$disk/filler" 2> /dev/null || true';
export const READ_ONLY = 'mount -o remount,ro "$disk"';
