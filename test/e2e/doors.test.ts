import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import OpenAI from 'openai';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BelegAnswerer } from '#server/langchain/answerer.ts';
import type { ChatResponse } from '#server/schema.ts';
import type { StoredConversation } from '../../web/history/history.ts';
import { type RunningServer, startServer } from '../server.ts';
import { chromiumPath, launch } from './browser.ts';
import { Visitor } from './visitor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Conversations of which the last question is answered: of each kind, in both languages. */
const CONVERSATIONS = [
  ['Wie viele Soldaten hatten die USA 2020 in Japan stationiert?', 'Und in Südkorea?'],
  ['Why does South Korea avoid taking sides against China?'],
  ['Vergleiche die Raketenabwehr in Japan und Südkorea'],
  ['Wie backe ich einen Apfelkuchen?'],
];

/** Asks one conversation, and gives the answer to its last question. */
type Door = (questions: string[]) => Promise<ChatResponse | StoredAnswer>;
type StoredAnswer = NonNullable<StoredConversation['turns'][number]['answer']>;

let server: RunningServer;
let browser: Browser | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), chromiumPath ? launch() : undefined]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const userMessages = (questions: string[]) =>
  questions.map((content) => ({ role: 'user' as const, content }));

/** Asks the Model Context Protocol's tool over a transport. */
async function askTool(transport: Transport, questions: string[]): Promise<ChatResponse> {
  const client = new Client({ name: 'doors', version: '1' });
  await client.connect(transport);
  try {
    const [question, ...previous] = questions.toReversed();
    const called = await client.callTool({
      name: 'ask',
      arguments: { question, previous: previous.reverse() },
    });
    return called.structuredContent as unknown as ChatResponse;
  } finally {
    await client.close();
  }
}

/** What the page keeps of its last answer, by its own backup. */
async function askInPage(questions: string[]): Promise<StoredAnswer> {
  const visitor = new Visitor(
    'de',
    () => server,
    () => browser!,
  );
  await visitor.visit();
  try {
    for (const question of questions) await visitor.ask(question);
    await visitor.button(visitor.s.history).click();
    await visitor.dialog().waitFor();
    const stored = async () => {
      const { text } = await visitor.download(visitor.button(visitor.s.exportHistory));
      const { conversations } = JSON.parse(text) as { conversations: StoredConversation[] };
      return conversations[0]?.turns[questions.length - 1]?.answer;
    };
    // It is stored a moment after it is shown.
    await expect.poll(stored).toBeDefined();
    return (await stored())!;
  } finally {
    await visitor.leave();
  }
}

const DOORS: Record<string, Door> = {
  async HTTP(questions) {
    const response = await fetch(`${server.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: userMessages(questions), stream: false }),
    });
    return (await response.json()) as ChatResponse;
  },
  async 'HTTP, streamed'(questions) {
    const response = await fetch(`${server.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: userMessages(questions) }),
    });
    const [, data] = /event: answer\ndata: (.*)\n/.exec(await response.text())!;
    return JSON.parse(data!) as ChatResponse;
  },
  async OpenAI(questions) {
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any' });
    const completion = await client.chat.completions.create({
      model: 'beleg',
      messages: userMessages(questions),
    });
    return (completion as unknown as { beleg: ChatResponse }).beleg;
  },
  'MCP over HTTP': (questions) =>
    askTool(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)), questions),
  'MCP over standard input and output': (questions) =>
    askTool(
      new StdioClientTransport({
        command: process.execPath,
        args: ['server/cli/beleg.mjs', 'mcp'],
        cwd: root,
      }),
      questions,
    ),
  async LangChain(questions) {
    const answerer = await BelegAnswerer.open();
    return answerer.invoke(userMessages(questions));
  },
  async 'command line'(questions) {
    const args = ['server/cli/beleg.mjs', 'ask', '--json', ...questions];
    // A refusal ends with 3, and is an answer all the same.
    const { stdout } = await run(process.execPath, args, { cwd: root }).catch((error) => error);
    return JSON.parse(stdout) as ChatResponse;
  },
};

/** All that an answer says and depends on; of the nearest passages the page keeps lines alone. */
function said({
  question,
  answer,
  citations,
  comparison,
  abstained,
  reason,
  receipt,
  nearest,
}: Awaited<ReturnType<Door>>) {
  const near = nearest?.map((passage) => ('id' in passage ? passage.id : passage.passageId));
  return { question, answer, citations, comparison, abstained, reason, receipt, near };
}

describe('every door', () => {
  it.each(CONVERSATIONS)('gives the same answer and the same citations: %s', async (...questions) => {
    const doors = Object.entries({ ...DOORS, ...(browser && { page: askInPage }) });
    const answers = await Promise.all(
      doors.map(async ([name, ask]) => [name, said(await ask(questions))] as const),
    );
    const [, first] = answers[0]!;
    expect(first.receipt.answer).toMatch(/^[0-9a-f]{16}$/);
    expect(first.abstained || first.citations.length > 0).toBe(true);
    for (const [name, answer] of answers) expect(answer, name).toEqual(first);
  });
});
