import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import type { StudyEntry } from '#index/types.ts';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';
import { formatAnswer } from '#server/cli/formatAnswer.ts';
import { formatPassage } from '#server/cli/formatPassage.ts';
import { formatSearch } from '#server/cli/formatSearch.ts';
import { words } from '#server/cli/words.ts';
import { builtPage } from '#server/page.ts';
import type { ChatResponse, PassageResponse, SearchResponse, StudyResponse } from '#server/schema.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { plain } from '../server/cli/terminals.ts';
import { fileForm } from './forms.ts';
import { expectHarmless, expectNoFormula, expectQuiet, STEERING } from './harmless.ts';
import { HOSTILE_FILES } from './hostileFiles.ts';
import { harmlessText, inPage } from './inPage.ts';
import { run, tsx } from './processes.ts';
import { times } from './scale.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const QUESTIONS = [
  'Was kostet die Raketenabwehr in Japan?',
  'Worum geht es in der Studie?',
  'Wie backe ich einen Apfelkuchen?',
  'Was steht in Kapitel 3?',
];
const COMPARISON = 'Vergleiche, was die Studien über die Raketenabwehr sagen';

const root = mkdtempSync(join(tmpdir(), 'beleg-hostile-files-'));
const studiesDir = join(root, 'studies');
const logged: unknown[] = [];
const page = builtPage();
const app = createApp({
  ...(await assemble({ ...readIndexSettings({}), studiesDir })),
  ...(page && { pageFolder: page }),
  rateLimit: 1_000_000,
  log: (error) => logged.push(error),
});
const entries: StudyEntry[] = [];
const studies: StudyResponse[] = [];
const answers: Array<ChatResponse & { asked: string }> = [];
/** Everything that any header of a response held. */
const headers: string[] = [];

async function call<Body>(path: string, body?: object): Promise<Body> {
  const response = await app.request(ORIGIN + path, {
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(200);
  headers.push(...[...response.headers].flat());
  return (/^\s*[[{]/.test(text) ? JSON.parse(text) : text) as Body;
}

async function rpc<Result>(method: string, params: object = {}): Promise<Result> {
  const response = await call<unknown>('/mcp', { jsonrpc: '2.0', id: 1, method, params });
  const whole =
    typeof response === 'string' ? JSON.parse(/^data: (.*)$/m.exec(response)![1]!) : (response as never);
  return (whole as { result: Result }).result;
}

async function callTool(name: string, args: object): Promise<string> {
  const { content } = await rpc<{ content: Array<{ text: string }> }>('tools/call', {
    name,
    arguments: args,
  });
  return content[0]!.text;
}

beforeAll(async () => {
  for (const { name, text } of HOSTILE_FILES) {
    const form = fileForm(name, text);
    const response = await app.request(`${ORIGIN}/api/studies`, { method: 'POST', body: form });
    const body = await response.json();
    expect(response.status, JSON.stringify(body).slice(0, 300)).toBe(201);
    entries.push(body);
  }
  for (const { id } of entries) {
    studies.push(await call(`/api/study?id=${id}`));
    for (const content of QUESTIONS) {
      const messages = [{ role: 'user', content }];
      const answer = await call<ChatResponse>('/api/chat', { messages, stream: false, studies: [id] });
      answers.push({ ...answer, asked: content });
    }
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
  expect(logged).toEqual([]);
});

const allTexts = () =>
  studies.flatMap(({ title, sections }) => [
    title,
    ...sections.flatMap((section) => [section.title, ...section.passages.map(({ text }) => text)]),
  ]);

describe('a file that is out for harm', () => {
  it('becomes a study of plain text under a plain name', () => {
    for (const { id, title, file } of entries) {
      expect(id).toMatch(/^[a-z0-9-]{1,70}$/);
      expect(file).toMatch(/^[^<>"\\/]+$/);
      expectQuiet(`${title}${file}`);
    }
    for (const text of allTexts()) expect(text).not.toMatch(STEERING);
    // What is written as text stays text, markup or not.
    expect(allTexts().join('\n')).toContain('<script>alert(1)</script>');
    const kinds = new Set(
      studies.flatMap(({ sections }) => sections).flatMap(({ passages }) => passages.map(({ kind }) => kind)),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['body', 'list', 'table', 'footnote']));
    for (const { id } of studies.flatMap(({ sections }) => sections))
      expect(id).toMatch(/^[\p{L}\p{N}.-]+$/u);
  });

  it('becomes no markup in answers as Markdown, and steers no client of the Model Context Protocol', async () => {
    expect(answers.some(({ citations }) => citations.length)).toBe(true);
    for (const answer of answers) expectHarmless(answerMarkdown(answer));
    for (const { id } of entries) {
      expectHarmless(await callTool('ask', { question: QUESTIONS[0], studies: [id] }));
      expect(await callTool('search', { query: 'Raketenabwehr', k: 50, studies: [id] })).not.toMatch(
        STEERING,
      );
    }
    const { resources } = await rpc<{ resources: Array<{ uri: string; title?: string; name: string }> }>(
      'resources/list',
    );
    const added = resources.filter(({ uri }) => uri.startsWith('beleg://studies/'));
    expect(added.map(({ uri }) => uri)).toEqual(entries.map(({ id }) => `beleg://studies/${id}`));
    for (const { uri, title, name } of added) {
      expect(`${title}${name}`).not.toMatch(STEERING);
      const { contents } = await rpc<{ contents: Array<{ uri: string; text: string; mimeType: string }> }>(
        'resources/read',
        { uri },
      );
      expect(contents).toMatchObject([{ uri, mimeType: 'text/plain' }]);
      expect(contents[0]!.text).not.toMatch(STEERING);
    }
    for (const { id } of studies[0]!.sections.slice(0, times(5, 100))) {
      const uri = `beleg://study/${encodeURIComponent(id)}`;
      const { contents } = await rpc<{ contents: Array<{ text: string }> }>('resources/read', { uri });
      expect(contents[0]!.text).not.toMatch(STEERING);
    }
  });

  it('becomes no markup and no formula in comparisons as files, nor anything in headers', async () => {
    const ids = entries.map(({ id }) => id).join(',');
    for (const language of ['de', 'en']) {
      const query = `q=${encodeURIComponent(COMPARISON)}&studies=${ids}&language=${language}`;
      expectHarmless(await call(`/api/comparison?format=markdown&${query}`));
      expectNoFormula(await call(`/api/comparison?format=csv&${query}`));
    }
    expect(headers.filter((value) => /[^\t\x20-\x7e]|<|javascript:|onerror/.test(value))).toEqual([]);
  });

  it('is named in errors without what steers', async () => {
    const again = HOSTILE_FILES[0]!;
    for (const [form, status] of [
      [fileForm(again.name, again.text), 409],
      [fileForm(again.name.replace(/md$/, 'png'), '\u0000\u0001'.repeat(50)), 422],
      [fileForm(again.name, ''), 422],
      [fileForm(again.name, `${again.text}\0`), 422],
    ] as const) {
      const response = await app.request(`${ORIGIN}/api/studies`, { method: 'POST', body: form });
      const { error } = await response.json();
      expect(response.status).toBe(status);
      expectQuiet(error.message);
      if (status === 422) expect(error.message).not.toMatch(/[<>]/);
      expect(error.message.length).toBeLessThan(400);
    }
  });

  it('steers no terminal', async () => {
    for (const answer of answers) {
      expectQuiet(formatAnswer(answer, { asked: answer.asked, withheld: true }, plain()));
    }
    for (const { id } of entries) {
      const found = await call<SearchResponse>(`/api/search?q=Raketenabwehr&k=50&studies=${id}`);
      expectQuiet(formatSearch(found, words.de, plain()));
      for (const passage of found.passages.slice(0, times(10, 50))) {
        const path = `/api/passages/${encodeURIComponent(passage.id)}`;
        expectQuiet(formatPassage(await call<PassageResponse>(path), words.en, plain()));
      }
    }
    const env = { ...process.env, LANG: 'C', STUDIES_DIR: studiesDir };
    const command = (...args: string[]) =>
      run(process.execPath, tsx('test/faults/command.ts', ...args), { env });
    const hostile = join(root, 'x\u202e\u001b[2J.md');
    writeFileSync(hostile, '');
    const runs = await Promise.all([
      command('studies'),
      command('studies', '--json'),
      command('add', hostile),
      command('add', join(root, 'gone\u202e\u001b[2J\u009b31m.md')),
      command('remove', 'x\u202e\u001b[2J'),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 2, 2, 3]);
    for (const { stdout, stderr } of runs) expectQuiet(stdout + stderr);
    for (const { id } of entries) expect(runs[0]!.stdout).toContain(id);
  });
});

describe.skipIf(!chromiumPath)('a file that is out for harm, in the page', () => {
  it('is text and nothing else', async () => {
    await inPage(app, async (visitor) => {
      const expectText = async (shown: string) => {
        expect(await harmlessText(visitor)).toContain(shown);
        expect(await visitor.page.title()).not.toMatch(STEERING);
      };
      await visitor.page.locator('button.asked').click();
      const boxes = visitor.dialog().getByRole('checkbox');
      await expect.poll(() => boxes.count()).toBe(entries.length + 1);
      await expectText('<img src=x onerror=alert(1)>');
      for (let at = 0; at < entries.length; at++) await boxes.nth(at + 1).check();
      await boxes.first().uncheck();
      await visitor.page.keyboard.press('Escape');
      await visitor.expectToFit();
      for (const question of QUESTIONS.slice(0, 2)) await visitor.ask(question);
      await visitor.page.locator('main a[href^="/study/"]').first().click();
      await visitor.reader().locator('.passage').first().waitFor();
      await expectText('<img src=x onerror=alert(1)>');
      await visitor.expectToFit();
    });
  });
});
