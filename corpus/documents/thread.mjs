// The thread of `readDocument`. Plain JavaScript, since a thread starts without what runs TypeScript.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { answer } = await import('./thread.ts');
await answer();
