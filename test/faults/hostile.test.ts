import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { createApp } from '#server/app.ts';
import { formatAnswer } from '#server/cli/formatAnswer.ts';
import { formatPassage } from '#server/cli/formatPassage.ts';
import { formatSearch } from '#server/cli/formatSearch.ts';
import { words } from '#server/cli/words.ts';
import { comparisonCsv, comparisonMarkdown } from '#server/comparisonFile.ts';
import type { Completion } from '#server/openai/schema.ts';
import { builtPage } from '#server/page.ts';
import type { ChatResponse, PassageResponse, SearchResponse } from '#server/schema.ts';
import { conversationMarkdown } from '../../web/citing/conversationMarkdown.ts';
import { de } from '../../web/strings/de.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { parts } from '../parts.ts';
import { plain } from '../server/cli/terminals.ts';
import { answeredTurn, citation, response } from '../web/answers.ts';
import { expectHarmless, expectNoFormula, expectQuiet, STEERING } from './harmless.ts';
import { HOSTILE, hostileStudy, partsOf } from './hostileStudy.ts';
import { harmlessText, inPage } from './inPage.ts';
import { times } from './scale.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const COMPARISON = 'Vergleiche die Raketenabwehr in Japan und Südkorea';
const QUESTIONS = [
  'Wo liegt das Hauptquartier der US-Truppen in Japan?',
  'Why does South Korea avoid taking sides against China?',
  'Worum geht es in der Studie?',
  'Wie backe ich einen Apfelkuchen?',
  'Welche Ziele verfolgt Japan?',
  COMPARISON,
  'Compare the command structures in Japan and South Korea',
  ...HOSTILE.slice(0, times(6, HOSTILE.length)).map((text) => `Was heißt ${text} für Japan?`),
];

let root: string;
let app: Hono;
let logged: unknown[];
const answers: ChatResponse[] = [];

async function call<Response>(path: string, body?: object): Promise<Response> {
  const response = await app.request(ORIGIN + path, {
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(response.status, path).toBe(200);
  const text = await response.text();
  return (/^\s*[[{]/.test(text) ? JSON.parse(text) : text) as Response;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'beleg-hostile-'));
  logged = [];
  const page = builtPage();
  app = createApp({
    ...(await partsOf(hostileStudy(parts.study), root)),
    ...(page && { pageFolder: page }),
    rateLimit: 1_000_000,
    log: (error) => logged.push(error),
  }) as unknown as Hono;
  for (const content of QUESTIONS) {
    answers.push(await call('/api/chat', { messages: [{ role: 'user', content }], stream: false }));
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
  expect(logged).toEqual([]);
});

describe('a study that is out for harm', () => {
  it('is asked like any other', () => {
    const cited = answers.flatMap(({ citations }) => citations.map(({ quote }) => quote)).join('\n');
    const met = HOSTILE.filter((text) => cited.includes(text));
    expect(met.length).toBeGreaterThan(HOSTILE.length / 2);
    expect(answers.some(({ comparison }) => comparison)).toBe(true);
    expect(answers.some(({ abstained }) => abstained)).toBe(true);
  });

  it('becomes no markup in answers as Markdown, for OpenAI’s clients and those of the Model Context Protocol', async () => {
    for (const answer of answers) expectHarmless(answerMarkdown(answer));
    for (const content of QUESTIONS) {
      const messages = [{ role: 'user', content }];
      const { choices } = await call<Pick<Completion, 'choices'>>('/v1/chat/completions', {
        model: 'beleg',
        messages,
      });
      const { annotations, ...message } = choices[0].message;
      expectHarmless(message.content);
      for (const { url_citation: cited } of annotations) {
        expect(cited.title).not.toMatch(STEERING);
        expect(cited.url).toMatch(/^http:\/\/127\.0\.0\.1:8787\/study\/[^<>"\s]+$/);
      }
      expectHarmless(await callTool('ask', { question: content }));
    }
    expectHarmless(await callTool('compare', { question: COMPARISON }));
  });

  it('steers nothing in passages that a tool reads', async () => {
    const { sections } = await call<{ sections: Array<{ passages: Array<{ id: string }> }> }>('/api/study');
    for (const { id } of sections.flatMap(({ passages }) => passages).slice(0, times(40, 1_000))) {
      expect(await callTool('read_passage', { id })).not.toMatch(STEERING);
    }
    expect(await callTool('search', { query: 'Raketenabwehr', k: 50 })).not.toMatch(STEERING);
    const { resources } = await rpc<{ resources: Array<{ title: string; uri: string }> }>('resources/list');
    for (const { title, uri } of resources.slice(0, times(10, 1_000))) {
      expect(title).not.toMatch(STEERING);
      const { contents } = await rpc<{ contents: Array<{ text: string }> }>('resources/read', { uri });
      expect(contents[0]!.text).not.toMatch(STEERING);
    }
  });

  it('becomes no markup in comparisons and conversations as files', async () => {
    expectHarmless(await call(`/api/comparison?format=markdown&q=${encodeURIComponent(COMPARISON)}`));
    const turns = answers.map((answer, at) => answeredTurn(at, QUESTIONS[at]!, answer));
    const title = HOSTILE.join(' ');
    expectHarmless(conversationMarkdown({ title, turns, s: de, language: 'de', origin: ORIGIN }));
  });

  it('becomes no markup and no formula in any place of a comparison', async () => {
    const comparison = {
      parties: HOSTILE,
      rows: HOSTILE.flatMap((text) => [
        { aspect: text, cells: [{ party: text, text, citations: [1], passagesChecked: 1 }] },
        {
          aspect: '-1',
          cells: [{ party: 'Japan', text: `Japan ${text} [1]`, citations: [1], passagesChecked: 1 }],
        },
      ]),
    };
    const citations = HOSTILE.map((quote, at) => citation(at + 1, { quote, section: [quote] }));
    const answer = response(HOSTILE.join(' '), { question: HOSTILE.join(' '), citations });
    expectHarmless(comparisonMarkdown(answer, comparison, 'de'));
    expectNoFormula(comparisonCsv(comparison, citations, 'de'));
    expectNoFormula(await call(`/api/comparison?format=csv&q=${encodeURIComponent(COMPARISON)}`));
  });

  it('steers no terminal', async () => {
    for (const [at, answer] of answers.entries()) {
      expectQuiet(formatAnswer(answer, { asked: QUESTIONS[at]!, withheld: true }, plain()));
    }
    const found = await call<SearchResponse>('/api/search?q=Raketenabwehr&k=50');
    expectQuiet(formatSearch(found, words.de, plain()));
    for (const { id } of found.passages) {
      expectQuiet(formatPassage(await call<PassageResponse>(`/api/passages/${id}`), words.en, plain()));
    }
  });
});

describe.skipIf(!chromiumPath)('a study that is out for harm, in the page', () => {
  it('is text and nothing else', async () => {
    await inPage(app, async (visitor) => {
      for (const question of QUESTIONS.slice(0, times(8, QUESTIONS.length))) await visitor.ask(question);
      const citation = visitor.page.locator('main a[href^="/study/"]').first();
      await citation.click();
      await visitor.reader().locator('.passage').first().waitFor();
      expect(await harmlessText(visitor)).toContain('<img src=x onerror=alert(1)>');
    });
  });
});

/** The text of a tool's result. */
async function callTool(name: string, args: object): Promise<string> {
  const { content } = await rpc<{ content: Array<{ text: string }> }>('tools/call', {
    name,
    arguments: args,
  });
  return content[0]!.text;
}

async function rpc<Result>(method: string, params: object = {}): Promise<Result> {
  const response = await call<unknown>('/mcp', { jsonrpc: '2.0', id: 1, method, params });
  const whole =
    typeof response === 'string' ? JSON.parse(/^data: (.*)$/m.exec(response)![1]!) : (response as never);
  return (whole as { result: Result }).result;
}
