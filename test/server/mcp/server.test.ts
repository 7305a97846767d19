import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { QUESTION_LIMIT } from '#server/requests.ts';
import {
  type ChatResponse,
  chatResponse,
  type PassageResponse,
  type SearchResponse,
  type StudyResponse,
} from '#server/schema.ts';
import { call, parts } from '../../parts.ts';
import { type RunningServer, startServer } from '../../server.ts';
import { connectOverHttp, connectOverStdio, type Revision } from './clients.ts';

let http: RunningServer;
beforeAll(async () => {
  http = await startServer();
});
afterAll(() => http.stop());

const connect = {
  HTTP: (revision: Revision) => connectOverHttp(http.url, revision),
  stdio: connectOverStdio,
};

const untimed = <Timed extends { tookMs: number }>({ tookMs, ...rest }: Timed) => rest;
const chat = (...questions: string[]) =>
  call<ChatResponse>('/api/chat', {
    messages: questions.map((content) => ({ role: 'user', content })),
    stream: false,
  });

describe.each([
  ['HTTP', 'legacy'],
  ['HTTP', '2026-07-28'],
  ['stdio', 'legacy'],
  ['stdio', '2026-07-28'],
] as const)('the study over %s, revision %s', (transport, revision) => {
  let client: Client;
  beforeAll(async () => {
    client = await connect[transport](revision);
    // Once it knows the tools, the client holds their results against their schemas.
    await client.listTools();
  });
  afterAll(() => client.close());

  const use = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });
  const textOf = ({ content }: CallToolResult) => (content[0] as { text: string }).text;
  const contentOf = <Content>({ structuredContent }: CallToolResult) => structuredContent as Content;
  const failureOf = async (name: string, args: Record<string, unknown>) => {
    const result = await use(name, args);
    expect(result.isError).toBe(true);
    expect(result.structuredContent).toBeUndefined();
    expect(textOf(result)).not.toMatch(/\n|node_modules/);
    return textOf(result);
  };
  const read = async (uri: string) =>
    ((await client.readResource({ uri })).contents[0] as { text: string }).text;

  it('introduces itself and its tools, which only read', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'beleg' });
    expect(client.getInstructions()).toMatch(/German words/);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'compare', 'search', 'read_passage']);
    for (const { title, description, outputSchema, annotations } of tools) {
      expect([title, description, outputSchema?.type]).toEqual([
        expect.any(String),
        expect.any(String),
        'object',
      ]);
      expect(annotations).toEqual({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
    }
  });

  it.each([
    'Wo liegt das Hauptquartier der amerikanischen Truppen in Japan?',
    'Why does Seoul keep its distance from the Quad?',
    'Vergleiche die Haltung von Japan und Südkorea zu China',
  ])('answers as the HTTP interface does: %s', async (question) => {
    const result = await use('ask', { question });
    const answer = chatResponse.parse(result.structuredContent);
    expect(untimed(answer)).toEqual(untimed(await chat(question)));
    expect(textOf(result)).toBe(answerMarkdown(answer));
    for (const { passageId, quote, start, end } of answer.citations) {
      const passage = parts.study.passages.find(({ id }) => id === passageId)!;
      expect(quote).toBe(passage.text.slice(start, end));
    }
  });

  it('answers a follow-up, and says how it was understood', async () => {
    const [first, next] = ['Wie viele US-Soldaten sind in Südkorea?', 'Und in Japan?'] as const;
    const result = await use('ask', { question: next, previous: [first] });
    const answer = contentOf<ChatResponse>(result);
    expect(untimed(answer)).toEqual(untimed(await chat(first, next)));
    expect(textOf(result)).toBe(answerMarkdown(answer, next));
    expect(textOf(result)).toContain(answer.question);
  });

  it('puts its own words into the language asked for', async () => {
    const question = 'INF-Vertrag';
    expect(contentOf<ChatResponse>(await use('ask', { question })).language).toBe('de');
    expect(contentOf<ChatResponse>(await use('ask', { question, language: 'en' })).language).toBe('en');
  });

  it('gives a refusal as an answer, not as an error', async () => {
    const result = await use('ask', { question: 'Wer gewann 2014 die Weltmeisterschaft im Fußball?' });
    const { abstained, nearest } = contentOf<ChatResponse>(result);
    expect([result.isError, abstained]).toEqual([undefined, true]);
    for (const { id } of nearest!) expect(textOf(result)).toContain(id);
  });

  it('compares', async () => {
    const question = 'Compare the command structures in Japan and South Korea';
    const result = await use('compare', { question });
    expect(untimed(contentOf<ChatResponse>(result))).toEqual(untimed(await chat(question)));
    expect(contentOf<ChatResponse>(result).comparison!.parties).toEqual(['Japan', 'South Korea']);
    expect(textOf(result)).toContain('| Aspect | Japan | South Korea |');
  });

  it('searches', async () => {
    const result = await use('search', { query: 'Raketenabwehr THAAD', k: 3 });
    const expected = await call<SearchResponse>('/api/search?q=Raketenabwehr%20THAAD&k=3');
    expect(untimed(contentOf<SearchResponse>(result))).toEqual(untimed(expected));
    expect(expected.passages).toHaveLength(3);
    for (const { id, section, text } of expected.passages) {
      expect(textOf(result)).toContain(`${id} · ${section.join(' › ')}\n${text}`);
    }
  });

  it('reads a passage with its place and its neighbours', async () => {
    const result = await use('read_passage', { id: 'nordkorea-07' });
    const expected = await call<PassageResponse>('/api/passages/nordkorea-07');
    expect(contentOf<PassageResponse>(result)).toEqual(expected);
    expect(textOf(result)).toBe(
      `nordkorea-07 · ${expected.section.join(' › ')}\n${expected.text}\n\nBefore it: nordkorea-06. After it: nordkorea-08`,
    );
  });

  it('names what is wrong in one line', async () => {
    expect(await failureOf('read_passage', { id: 'nirgends-01' })).toMatch(/no passage "nirgends-01"/);
    expect(await failureOf('compare', { question: 'Was ist die Quad?' })).toMatch(/gives no comparison/);
    expect(await failureOf('ask', { question: '  ' })).toMatch(/question: .*>=1 char/);
    expect(await failureOf('ask', {})).toMatch(/question: .*expected string/);
    expect(await failureOf('ask', { question: 'a'.repeat(QUESTION_LIMIT + 1) })).toMatch(/<=2000 char/);
    expect(await failureOf('ask', { question: 'Quad?', previous: 'Japan?' })).toMatch(/previous: .*array/);
    expect(await failureOf('ask', { question: 'Quad?', language: 'fr' })).toMatch(/language: .*"de"\|"en"/);
    expect(await failureOf('search', { query: 'Quad', k: 51 })).toMatch(/k: .*<=50.*\(received: 51\)/);
    expect(await failureOf('search', { query: 'Quad', k: 'viele' })).toMatch(/k: .*\(received: "viele"\)/);
  });

  it('takes null for what is left out, as models send it', async () => {
    const args = { question: 'Was ist die Quad?', language: null, previous: null, studies: null };
    const { structuredContent } = await use('ask', args);
    expect((structuredContent as ChatResponse).abstained).toBe(false);
    const found = await use('search', { query: 'Quad', k: null });
    expect((found.structuredContent as SearchResponse).passages).toHaveLength(10);
  });

  it('knows no other tool and no other resource', async () => {
    await expect(use('write', {})).rejects.toThrow('Tool write not found');
    await expect(read('beleg://study/nirgends')).rejects.toThrow('no section "nirgends"');
    await expect(read('file:///etc/passwd')).rejects.toThrow(/not found/);
  });

  it('gives the whole study to read, every passage below its id, in order', async () => {
    const text = `${await read('beleg://study')}\n`;
    let at = 0;
    for (const passage of parts.study.passages) {
      const head = text.indexOf(`\n${passage.id}`, at);
      const words = text.indexOf(`\n${passage.text}\n`, head);
      expect([passage.id, head >= at, words > head]).toEqual([passage.id, true, true]);
      at = words;
    }
  });

  it('lists every section, completes their names, and gives each with what belongs to it', async () => {
    const { sections } = await call<StudyResponse>('/api/study');
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual([
      'beleg://study',
      ...sections.map(({ id }) => `beleg://study/${id}`),
    ]);

    const { resourceTemplates } = await client.listResourceTemplates();
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: resourceTemplates[0]!.uriTemplate },
      argument: { name: 'section', value: 'kuerze' },
    });
    expect(completion.values).toEqual(['kuerze-japan', 'kuerze-suedkorea']);

    const headings = (text: string) => text.match(/^#+ .*$/gm);
    expect(headings(await read('beleg://study/russland'))).toEqual(['## Russland']);
    expect(headings(await read('beleg://study/sichtweisen-ziele'))).toEqual([
      '# [Sichtweisen und Ziele]',
      '## Grundlegende Übereinstimmungen und Differenzen',
      '## China',
      '## Nordkorea',
      '## Russland',
    ]);
  });

  it('says what a passage is that is no plain paragraph', async () => {
    const text = await read('beleg://study');
    expect(text).toContain('\nkuerze-japan-01 · Rechtliche und politische Grundlagen · fact box\n');
    expect(text).toContain(
      '\ngrundlegende-differenzen-08 · pull quote, repeats grundlegende-differenzen-09\n',
    );
    expect(text).toContain('\nkarte-01 · map caption, read by machine and repaired\n');
  });
});
