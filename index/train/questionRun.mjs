// A thread starts without the loader of TypeScript: plain JavaScript fetches it.
import { register } from 'tsx/esm/api';

register();
await import('./questionRun.ts');
