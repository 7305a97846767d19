#!/usr/bin/env node
// The command `beleg`. Plain JavaScript, since it must run on a clone where nothing was installed yet.
import { fileURLToPath } from 'node:url';
import { prepare } from '../prepare.mjs';

prepare({ page: ['serve', 'score'].includes(process.argv[2]) });
const { register } = await import('tsx/esm/api');
// It may be called from any folder: the settings there are none of ours.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { main } = await import('./main.ts');
await main();
