import { memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import { TOO_LARGE, TOO_SLOW } from './complaints.ts';
import { DocumentError, type DocumentErrorCode, documentError } from './documentError.ts';
import { MOST_BYTES, MOST_MEMORY, MOST_TIME } from './limits.ts';
import type { Document, SourceFile } from './types.ts';

/** How often the memory is looked at, in milliseconds. */
const LOOK_MS = 100;

/** What the thread sends back, once. */
export type Reply =
  | { document: Document }
  | { error: { code: DocumentErrorCode; text: DocumentError['text'] } };

/**
 * Reads a file of a reader's in a thread of its own: what comes of it cannot hold up the server, outlast its time or take
 * more than its memory, and the thread is ended in any case.
 * @throws {DocumentError} and nothing else: why the file cannot be read.
 */
export async function readDocument(
  { name, bytes }: SourceFile,
  { mostTime = MOST_TIME }: { mostTime?: number } = {},
): Promise<Document> {
  if (bytes.length > MOST_BYTES) throw documentError(name, TOO_LARGE);
  const before = memoryUsage.rss();
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    // A copy, since the buffer behind a view may hold more than the file.
    workerData: { name, bytes: Uint8Array.from(bytes) },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  // What libraries write of a broken file is nobody's to see.
  worker.stdout.resume();
  worker.stderr.resume();
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  try {
    const reply = await new Promise<Reply>((resolve, reject) => {
      const refuse = () => reject(documentError(name, TOO_SLOW));
      timer = setTimeout(refuse, mostTime);
      // The limit of the thread is that of its heap: buffers, into which files are unpacked, lie outside.
      watch = setInterval(() => {
        if (memoryUsage.rss() - before > MOST_MEMORY * 1024 * 1024) refuse();
      }, LOOK_MS);
      worker.once('message', resolve);
      worker.once('error', refuse);
      worker.once('exit', refuse);
    });
    if ('error' in reply) throw new DocumentError(reply.error.code, reply.error.text);
    return reply.document;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    await worker.terminate();
  }
}
