/** A process to be killed: `operate.ts OPERATION FOLDER` does the same again and again. */
import { operations, studyOperations } from './operations.ts';

const [name, root] = process.argv.slice(2);
const operation = { ...operations, ...studyOperations }[name!]!;
console.log('begins');
for (;;) await operation(root!);
