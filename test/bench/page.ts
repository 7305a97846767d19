/**
 * `npm run bench:page`: how soon the page paints an answer after Enter, beside a bare page without any framework that
 * asks the same server; how soon a typed letter is painted in a long conversation, beside an empty one; and how much
 * moves while answers come.
 */
import type { Page } from 'playwright-core';
import type { ChatResponse } from '#server/schema.ts';
import { historyFile } from '../../web/history/historyFile.ts';
import { advance, newTurn, type Turn } from '../../web/state/turn.ts';
import { en } from '../../web/strings/en.ts';
import { chromiumPath, launch } from '../e2e/browser.ts';
import { loadEvalQuestions } from '../eval/score.ts';
import { startServer } from '../server.ts';

/** Questions asked of each page; the first few warm up and are not counted. */
const QUESTIONS = 60;
const WARM_UP = 5;
/** Length of the long conversation. */
const TURNS = 200;
const LETTERS = 150;

if (!chromiumPath) process.exit(1);
const questions = loadEvalQuestions()
  .filter(({ history }) => !history?.length)
  .slice(0, QUESTIONS)
  .map(({ q }) => q);

const server = await startServer();
const browser = await launch();
try {
  const bare = await timesOfBarePage(await open());
  const { times: beleg, shifts } = await timesOfBeleg(await open());
  console.table({
    'Enter to the first answer painted, bare page': row(bare, bare),
    'the same, Beleg': row(beleg, bare),
  });
  console.log(`cumulative layout shift over ${questions.length} answers: ${shifts.toFixed(4)}`);

  const empty = await typingTimes(await open());
  const long = await typingTimes(await open(await longConversation()));
  console.table({
    'a letter painted, empty conversation': row(empty, empty),
    [`the same, ${TURNS} turns`]: row(long, empty),
  });
} finally {
  await browser.close();
  await server.stop();
}

/** The page, with a conversation read in from a file if one is given. */
async function open(conversation?: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await page.getByRole('textbox', { name: en.question }).waitFor();
  if (!conversation) return page;
  await page.getByRole('button', { name: en.history }).click();
  await page.getByLabel(en.importHistory).setInputFiles({
    name: en.historyFile,
    mimeType: 'application/json',
    buffer: Buffer.from(conversation),
  });
  await page.getByRole('dialog').getByRole('listitem').getByRole('link').click();
  await page
    .locator('.turn')
    .nth(TURNS - 1)
    .waitFor();
  return page;
}

/** From Enter until the first sentence of the answer, a refusal or a table was painted, in milliseconds. */
async function timesOfBeleg(page: Page): Promise<{ times: number[]; shifts: number }> {
  await page.evaluate(() => {
    const state = { shifts: 0 };
    // Shifts within half a second of a key press are told as expected ones; they count here as well.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) state.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: false });
    Object.assign(window, { state });
  });
  const times: number[] = [];
  for (const [i, question] of questions.entries()) {
    await page.getByRole('textbox', { name: en.question }).fill(question);
    await page.evaluate((turn) => {
      const painted = new Promise<number>((resolve) => {
        let pressed = 0;
        addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (!document.querySelectorAll('.turn')[turn]?.querySelector('.answer, .refusal')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
        });
        observer.observe(document.body, { childList: true, subtree: true });
      });
      Object.assign(window, { painted });
    }, i);
    await page.keyboard.press('Enter');
    times.push(await painted(page));
    await page.getByRole('button', { name: en.ask, exact: true }).waitFor();
  }
  const shifts = await page.evaluate(() => (window as unknown as { state: { shifts: number } }).state.shifts);
  return { times: times.slice(WARM_UP), shifts };
}

/** The least that a page must do: send the question, read the stream, show its first sentence. */
async function timesOfBarePage(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    document.body.replaceChildren();
    const field = document.body.appendChild(document.createElement('textarea'));
    const answer = document.body.appendChild(document.createElement('p'));
    field.addEventListener('keydown', async (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const pressed = event.timeStamp;
      const response = await fetch('/api/chat', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: field.value }] }),
      });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let text = '', shown = false; ; ) {
        const { done, value } = await reader.read();
        if (done) break;
        text += value;
        const data = /event: (?:sentence|answer)\ndata: (.*)\n\n/.exec(text)?.[1];
        if (!data || shown) continue;
        shown = true;
        const { text: sentence, reason } = JSON.parse(data);
        answer.textContent = sentence ?? reason ?? '';
        requestAnimationFrame(() =>
          setTimeout(() =>
            field.dispatchEvent(new CustomEvent('painted', { detail: performance.now() - pressed })),
          ),
        );
      }
    });
  });
  const times: number[] = [];
  for (const question of questions) {
    await page.locator('textarea').fill(question);
    await page.evaluate(() => {
      const field = document.querySelector('textarea')!;
      const painted = new Promise<number>((resolve) => {
        field.addEventListener('painted', (event) => resolve((event as CustomEvent<number>).detail), {
          once: true,
        });
      });
      Object.assign(window, { painted });
    });
    await page.keyboard.press('Enter');
    times.push(await painted(page));
  }
  return times.slice(WARM_UP);
}

/** From the press of a key until its letter was painted, in milliseconds. */
async function typingTimes(page: Page): Promise<number[]> {
  await page.getByRole('textbox', { name: en.question }).focus();
  const times: number[] = [];
  for (let i = 0; i < LETTERS; i++) {
    await page.evaluate(() => {
      const painted = new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) =>
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
          { capture: true, once: true },
        );
      });
      Object.assign(window, { painted });
    });
    await page.keyboard.press(i % 8 === 7 ? 'Space' : 'a');
    times.push(await painted(page));
  }
  return times.slice(WARM_UP);
}

/** What the page was last told to wait for, in milliseconds. */
function painted(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}

/** Answers of the server to the questions, over and over, as the page would have stored them. */
async function longConversation(): Promise<string> {
  const answers = await Promise.all(questions.map(answerTo));
  const turns = Array.from({ length: TURNS }, (_, i): Turn => {
    const answer = answers[i % answers.length]!;
    return advance(newTurn(i + 1, questions[i % questions.length]!), { name: 'answer', data: answer });
  });
  return historyFile([{ id: 'long', created: 0, updated: 0, turns }]);
}

async function answerTo(question: string): Promise<ChatResponse> {
  const response = await fetch(`${server.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: question }], stream: false }),
  });
  return (await response.json()) as ChatResponse;
}

function row(times: number[], compared: number[]) {
  return {
    'median ms': quantile(times, 0.5).toFixed(1),
    '95th percentile ms': quantile(times, 0.95).toFixed(1),
    ratio: (quantile(times, 0.5) / quantile(compared, 0.5)).toFixed(1),
  };
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
