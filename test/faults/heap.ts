import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What the heap holds once all is collected that nothing refers to, in bytes. */
export function heapHeld(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
