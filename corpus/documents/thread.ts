import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentError } from './documentError.ts';
import type { Reply } from './readDocument.ts';
import { readDocumentHere } from './readDocumentHere.ts';

// Libraries may leave a promise of a broken file to itself; what came of the file is told all the same.
process.on('unhandledRejection', () => {});

/** Reads the file that this thread was given, and says what came of it. */
export async function answer(): Promise<void> {
  parentPort?.postMessage(await reply());
}

async function reply(): Promise<Reply> {
  try {
    return { document: await readDocumentHere(workerData) };
  } catch (error) {
    const { code, text } = error as DocumentError;
    return { error: { code, text } };
  }
}
