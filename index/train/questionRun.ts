/** A thread of `learnQuestions`: one run. */
import { parentPort, workerData } from 'node:worker_threads';
import { learnRun, type RunData, type RunMessage } from './learnQuestions.ts';

const say = (message: RunMessage) => parentPort!.postMessage(message);

say({ table: learnRun(workerData as RunData, (line) => say({ line })) });
