import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLanguageModel } from '#server/answer/model/languageModel.ts';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { createApp } from '#server/app.ts';
import { formatAnswer } from '#server/cli/formatAnswer.ts';
import { builtPage } from '#server/page.ts';
import type { ChatResponse } from '#server/schema.ts';
import { conversationMarkdown } from '../../web/citing/conversationMarkdown.ts';
import { de } from '../../web/strings/de.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { type ModelServer, type Reply, startModelServer } from '../modelServer.ts';
import { parts } from '../parts.ts';
import { plain } from '../server/cli/terminals.ts';
import { answeredTurn } from '../web/answers.ts';
import { expectHarmless, expectQuiet } from './harmless.ts';
import { HOSTILE, hostileStudy, partsOf } from './hostileStudy.ts';
import { harmlessText, inPage } from './inPage.ts';
import { times } from './scale.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const QUESTIONS = [
  'Wo liegt das Hauptquartier der US-Truppen in Japan?',
  'Warum verhält sich Südkorea gegenüber China zurückhaltend?',
  'Welche Ziele verfolgt Japan?',
  'Wie viele Soldaten hatten die USA 2020 in Japan stationiert?',
];

let used = 0;
/** Says what the sentences say that it was given, hostile as they are, and what is hostile besides. */
const hostileReply: Reply = (out, { messages }) => {
  const given = [...messages.at(-1)!.content.matchAll(/\n\[(\d+)\] (.*)/g)];
  for (const [, number, sentence] of given.slice(0, 6)) {
    const hostile = HOSTILE[used++ % HOSTILE.length]!;
    const stem = sentence!.replace(/[.!?]?$/, '');
    out.say(`${stem} [${number}]. `, `${hostile} ${stem} [${number}]. `, `Und ${hostile} [${number}]. `);
    out.say(`${hostile}\n\n# ${hostile}\n- ${hostile} [${number}]\n\n`);
  }
  out.finish();
};

const before = { ...process.env };
const logged: unknown[] = [];
let root: string;
let model: ModelServer;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'beleg-hostile-model-'));
  model = await startModelServer(hostileReply);
  process.env.OPENAI_BASE_URL = `${model.url}/v1`;
  const page = builtPage();
  app = createApp({
    ...(await partsOf(hostileStudy(parts.study), root, await loadLanguageModel('openai:test'))),
    ...(page && { pageFolder: page }),
    rateLimit: 1_000_000,
    log: (error) => logged.push(error),
  });
});
afterAll(async () => {
  process.env = before;
  await model.stop();
  rmSync(root, { recursive: true });
  // That nothing of what it wrote could be shown is told; what it wrote is not.
  for (const line of logged)
    expect(line).toMatch(/^Language model openai:test wrote no sentence [\w ]+\(unsupported\)$/);
});

describe('a language model that is out for harm', () => {
  it('has nothing that it writes become markup, or steer a terminal', async () => {
    const answers: ChatResponse[] = [];
    for (let round = 0; round < times(1, 10); round++) {
      for (const content of QUESTIONS) {
        const response = await app.request(`${ORIGIN}/api/chat`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ messages: [{ role: 'user', content }], stream: false }),
        });
        expect(response.status).toBe(200);
        answers.push(await response.json());
      }
    }
    // Its own words came through, and what it made up was kept back.
    const worded = answers.flatMap(({ answer }) =>
      answer.sentences.filter(({ role }) => role === 'paraphrase'),
    );
    expect(worded.length).toBeGreaterThan(0);
    expect(worded.some(({ text }) => HOSTILE.some((hostile) => text.includes(hostile)))).toBe(true);
    expect(answers.some(({ withheld }) => withheld?.length)).toBe(true);
    for (const [at, answer] of answers.entries()) {
      expectHarmless(answerMarkdown(answer));
      const asked = QUESTIONS[at % QUESTIONS.length]!;
      expectQuiet(formatAnswer(answer, { asked, withheld: true }, plain()));
    }
    const turns = answers.map((answer, at) => answeredTurn(at, QUESTIONS[at % QUESTIONS.length]!, answer));
    expectHarmless(conversationMarkdown({ title: 'x', turns, s: de, language: 'de', origin: ORIGIN }));
  });

  it.skipIf(!chromiumPath)(
    'is text and nothing else in the page, also where it is shown as unsupported',
    async () => {
      await inPage(app, async (visitor) => {
        for (const question of QUESTIONS) {
          const turn = await visitor.ask(question);
          await turn.locator('details').evaluateAll((all) => {
            for (const details of all) (details as HTMLDetailsElement).open = true;
          });
        }
        const text = await harmlessText(visitor);
        expect(text).toMatch(/<img src=x onerror=alert\(1\)>|<script>alert\(1\)<\/script>/);
        await visitor.expectToFit();
      });
    },
  );
});
