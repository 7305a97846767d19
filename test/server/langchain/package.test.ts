import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type * as declared from 'beleg';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { BelegAnswerer } from '#server/langchain/answerer.ts';
import { BelegEmbeddings } from '#server/langchain/embeddings.ts';
import { BelegRetriever } from '#server/langchain/retriever.ts';
import { BelegVectorStore } from '#server/langchain/vectorStore.ts';
import type * as schema from '#server/schema.ts';
import { call } from '../../parts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const implemented = { answerMarkdown, BelegAnswerer, BelegEmbeddings, BelegRetriever, BelegVectorStore };

/** A project of its own, into which `npm install /path/to/beleg` has put a link. */
const project = mkdtempSync(join(tmpdir(), 'beleg-package-'));
const write = (name: string, text: string) => writeFileSync(join(project, name), text);

/** Runs Node in the project; what it printed to standard output. Fails where it does not end well. */
async function node(...args: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, args, { cwd: project })).stdout;
}

beforeAll(() => {
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules', 'beleg'), 'junction');
  write('package.json', '{ "type": "module" }');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('the package', () => {
  it('is imported by plain Node from another project, whose own settings are not heeded, and lets it end', async () => {
    write('tsconfig.json', '{ broken');
    write(
      'my.mjs',
      `import * as beleg from 'beleg';
       const [retriever, answerer, store, embeddings] = await Promise.all([
         beleg.BelegRetriever.open({ k: 2 }),
         beleg.BelegAnswerer.open(),
         beleg.BelegVectorStore.open(),
         beleg.BelegEmbeddings.open(),
       ]);
       const question = 'Was ist die Quad?';
       console.log(JSON.stringify({
         names: Object.keys(beleg),
         found: (await retriever.invoke(question)).map(({ id }) => id),
         markdown: await answerer.pipe(beleg.answerMarkdown).invoke(question),
         near: (await store.similaritySearch(question, 1)).length,
         dimensions: (await embeddings.embedQuery(question)).length,
       }));`,
    );
    const q = 'Was ist die Quad?';
    const { passages } = await call<schema.SearchResponse>(`/api/search?k=2&q=${encodeURIComponent(q)}`);
    const answer = await call<schema.ChatResponse>('/api/chat', {
      messages: [{ role: 'user', content: q }],
      stream: false,
    });
    expect(JSON.parse(await node('my.mjs'))).toEqual({
      names: Object.keys(implemented).sort(),
      found: passages.map(({ id }) => id),
      markdown: answerMarkdown(answer),
      near: 1,
      dimensions: 256,
    });
  });

  it('is imported in the clone itself', async () => {
    const script = `import('beleg').then(({ BelegRetriever }) => console.log(typeof BelegRetriever.open))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--eval', script], { cwd: root });
    expect(stdout).toBe('function\n');
  });

  it('gives types to strict programs, without compiling our source along with them', async () => {
    write(
      'my.ts',
      `import { BelegAnswerer, BelegRetriever, BelegVectorStore } from 'beleg';
       const [found] = await (await BelegRetriever.open({ k: 2 })).invoke('Quad');
       export const score: number = found!.metadata.score + found!.metadata.matched.best.start;
       // @ts-expect-error
       export const wrong = found!.metadata.nonsense;
       const { citations } = await (await BelegAnswerer.open({ language: 'en' })).invoke('Why?');
       export const quote: string | undefined = citations[0]?.quote;
       const store = await BelegVectorStore.open();
       await store.similaritySearch('Quad', 2, ({ metadata }) => metadata.kind === 'summary');
       // @ts-expect-error
       await store.similaritySearch('Quad', 2, { kind: 'summary' });`,
    );
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const strict = ['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
    const listed = await node(tsc, '--ignoreConfig', '--noEmit', '--listFilesOnly', ...strict, 'my.ts');
    expect(listed).toContain('package.d.mts');
    expect(listed).not.toContain('schema.ts');
    expect(await node(tsc, '--ignoreConfig', '--noEmit', ...strict, 'my.ts')).toBe('');
  });

  it('declares what it gives, as far as `npm run types` sees', () => {
    expectTypeOf(implemented).toExtend<typeof declared>();
    expectTypeOf<declared.ChatResponse>().toEqualTypeOf<schema.ChatResponse>();
    expectTypeOf<declared.FoundPassage>().toEqualTypeOf<schema.FoundPassage>();
    expectTypeOf<declared.Passage>().toEqualTypeOf<schema.WirePassage>();
  });
});
