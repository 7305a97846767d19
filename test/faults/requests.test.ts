import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import { builtPage } from '#server/page.ts';
import { heapHeld } from './heap.ts';
import { faultOf } from './judge.ts';
import { type GeneratedRequest, requestsTo, routesOf } from './requests.ts';
import { IS_LONG, times } from './scale.ts';

const REQUESTS = times(2_500, 100_000);
/** No answer takes so long, however busy the machine: what does hangs. */
const HANGS_MS = 30_000;
/** By so much may the heap be larger in the end, in bytes: caches fill, and a leak of 100,000 requests is larger. */
const GROWTH = 64_000_000;

const ORIGIN = 'http://127.0.0.1:8787';
const root = mkdtempSync(join(tmpdir(), 'beleg-requests-'));
afterAll(() => rmSync(root, { recursive: true }));
/** Beside the folder of studies: nothing that is asked reaches it. */
const SENTINEL = join(root, 'sentinel', 'kept.txt');
mkdirSync(join(root, 'sentinel'));
writeFileSync(SENTINEL, 'kept');
const kept = statSync(SENTINEL);
const studiesDir = join(root, 'studies');
const parts = await assemble({ ...readIndexSettings({}), studiesDir });
await parts.library.add({
  name: 'klima.md',
  bytes: new TextEncoder().encode('# Klima\n\nEs wird wärmer.\n'),
});
const logged: unknown[] = [];
const app = createApp({
  ...parts,
  pageFolder: builtPage()!,
  rateLimit: 10_000_000,
  log: (error) => logged.push(error),
});

async function ask({ method, path, headers, body }: GeneratedRequest) {
  const response = await app.request(ORIGIN + path, { method, headers, ...(body !== undefined && { body }) });
  const type = response.headers.get('content-type') ?? '';
  return { method, path, status: response.status, type, text: await response.text() };
}

describe('whatever is asked of any route', () => {
  it('is answered, and never by an error of the server', async () => {
    const answered = new Map<number, number>();
    const reached = new Set<string>();
    let slowest = { tookMs: 0, path: '' };
    const before = heapHeld();
    const requests = await requestsTo(app, ORIGIN);
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        logged.length = 0;
        const began = performance.now();
        let timer: NodeJS.Timeout | undefined;
        const hangs = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('it hangs')), HANGS_MS);
        });
        const answer = await Promise.race([ask(request), hangs]).finally(() => clearTimeout(timer));
        const tookMs = performance.now() - began;
        if (tookMs > slowest.tookMs) slowest = { tookMs, path: JSON.stringify(request).slice(0, 300) };
        answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
        if (answer.status < 400) reached.add(request.route);
        expect(faultOf(answer)).toBeUndefined();
        expect(logged).toEqual([]);
      }),
      { numRuns: REQUESTS, seed: 1, interruptAfterTimeLimit: 1_000_000, markInterruptAsFailure: true },
    );
    const grown = heapHeld() - before;
    if (IS_LONG) {
      console.log(
        'requests by status',
        Object.fromEntries(answered),
        'slowest',
        slowest,
        'heap grown by',
        grown,
      );
    }
    const routes = routesOf(app)
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const missed = routes.filter((route) => !reached.has(route));
    if (IS_LONG) expect(missed).toEqual(['GET /assets/x.js']);
    else expect(missed.length).toBeLessThan(routes.length / 4);
    expect(grown).toBeLessThan(GROWTH);
    expect(readdirSync(root).sort()).toEqual(['sentinel', 'studies']);
    expect(readdirSync(join(root, 'sentinel'))).toEqual(['kept.txt']);
    expect(readFileSync(SENTINEL, 'utf8')).toBe('kept');
    expect(statSync(SENTINEL).ctimeMs).toBe(kept.ctimeMs);
    const entries = await parts.library.list();
    expect(entries.filter(({ damage }) => damage)).toEqual([]);
    const ids = entries.slice(1).map(({ id }) => id);
    expect(readdirSync(studiesDir).sort()).toEqual(ids.sort());
  });
});
