import { describe, expect, it } from 'vitest';
import { DocumentError } from '#corpus/documents/documentError.ts';
import { MOST_MEMORY } from '#corpus/documents/limits.ts';
import { readDocument } from '#corpus/documents/readDocument.ts';
import { endlessFiles } from './endlessFiles.ts';
import { IS_LONG, times } from './scale.ts';

/** So long may reading take here, in milliseconds, and so much later may it be ended: unpacking is not broken off at once. */
const MOST_TIME = times(1_500, 30_000);
const HANGS_MS = 60_000;
/** How often the memory is looked at, in milliseconds, and how much may be taken between two looks, in bytes. */
const LOOK_MS = 20;
const BETWEEN = 1_000_000_000;
/** What reading may leave behind, in bytes: the room of a process does not shrink at once. */
const LEFT = 500_000_000;

const rss = () => process.memoryUsage.rss();

describe('a file that is endless', () => {
  const files = endlessFiles().filter((_, at) => IS_LONG || at % 4 === 0);

  it.each(files)('is read or refused within its time and memory: $what', async ({ what, name, bytes }) => {
    const before = rss();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, rss() - before);
    }, LOOK_MS);
    const began = performance.now();
    const outcome = await readDocument({ name, bytes }, { mostTime: MOST_TIME })
      .catch((error: unknown) => error)
      .finally(() => clearInterval(watch));
    const tookMs = Math.round(performance.now() - began);
    if (IS_LONG) {
      const told = outcome instanceof DocumentError ? outcome.code : 'read';
      console.log(`${what}: ${told} after ${tookMs} ms, ${Math.round(most / 1e6)} MB more at most`);
    }
    if (outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(DocumentError);
      expect((outcome as DocumentError).text.en).toContain(`“${name}”`);
    }
    expect(tookMs).toBeLessThan(MOST_TIME + HANGS_MS);
    expect(most).toBeLessThan(MOST_MEMORY * 1024 * 1024 + BETWEEN);
  });

  it('leaves no memory taken when it has been given up', async () => {
    const [largest] = files;
    const readOnce = () =>
      readDocument(largest!, { mostTime: times(1_500, 5_000) }).catch((error: unknown) => error);
    await readOnce();
    const before = rss();
    for (let reading = 0; reading < times(2, 10); reading++) {
      expect(await readOnce()).toBeInstanceOf(DocumentError);
    }
    await expect.poll(() => rss() - before).toBeLessThan(LEFT);
  });
});
