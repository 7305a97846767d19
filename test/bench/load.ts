/**
 * `npm run bench:load`: search and whole answers beside `hello world`, on the same server in the same run, at 1 to 256
 * connections; then 256 connections for a minute, with errors and memory. The driver has a process of its own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { loadQuestions } from '#index/questions.ts';
import { loadEvalQuestions } from '../eval/score.ts';
import type { Usage } from './loadServer.ts';

const CONNECTIONS = [1, 8, 64, 256];
/** Every figure is the median of so many rounds. */
const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_SECONDS = 5;
const ENDURANCE = { connections: 256, seconds: 60, every: 10 };
/** Prime to the number of questions: walking in such steps visits all before any comes again, in a mixed order. */
const STRIDE = 7919;

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of the server for a request, in ms. */
  cpuMs: number;
  failures: number;
}

/** Each question comes again only after all the others. */
const distinct = cycle(loadQuestions().map(({ text }) => text));
const repeated = cycle(loadEvalQuestions().map(({ q }) => q));

const HELLO = 'hello world';
const TASKS: Record<string, autocannon.Request> = {
  [HELLO]: { path: '/hello' },
  search: asking((request) => ({ ...request, path: `/api/search?k=10&q=${encodeURIComponent(distinct())}` })),
  answer: asking((request) => chat(request, distinct(), false)),
  'answer, streamed': asking((request) => chat(request, distinct(), true)),
  'answer, 120 questions over and over': asking((request) => chat(request, repeated(), false)),
};

const server = fork(fileURLToPath(new URL('loadServer.ts', import.meta.url)), {
  execArgv: ['--import', 'tsx'],
});
const [{ port }] = await once(server, 'message');

try {
  for (const request of Object.values(TASKS)) await drive(request, 8, WARM_UP_SECONDS);
  for (const connections of CONNECTIONS) {
    const measured = new Map<string, Measured[]>(Object.keys(TASKS).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, request] of Object.entries(TASKS)) {
        measured.get(name)!.push(await measure(request, connections, SECONDS));
      }
    }
    report(connections, measured);
  }
  await endure(server);
} finally {
  server.disconnect();
}

function asking(setupRequest: (request: autocannon.Request) => autocannon.Request): autocannon.Request {
  return { setupRequest };
}

function chat(request: autocannon.Request, content: string, stream: boolean): autocannon.Request {
  return {
    ...request,
    method: 'POST',
    path: '/api/chat',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content }], stream }),
  };
}

function cycle(texts: string[]): () => string {
  let at = 0;
  return () => {
    at = (at + STRIDE) % texts.length;
    return texts[at]!;
  };
}

async function drive(request: autocannon.Request, connections: number, duration: number) {
  const times: number[] = [];
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    requests: [request],
    connections,
    duration,
    // Its own times are whole milliseconds.
    setupClient: (client) => client.on('response', (_status, _bytes, time) => times.push(time)),
  });
  return { times: times.sort((a, b) => a - b), failures: result.errors + result.timeouts + result.non2xx };
}

async function measure(
  request: autocannon.Request,
  connections: number,
  duration: number,
): Promise<Measured> {
  const before = await usageOf(server);
  const started = performance.now();
  const { times, failures } = await drive(request, connections, duration);
  const seconds = (performance.now() - started) / 1000;
  const after = await usageOf(server);
  return {
    perSecond: times.length / seconds,
    p50: times[Math.floor(0.5 * (times.length - 1))]!,
    p99: times[Math.floor(0.99 * (times.length - 1))]!,
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
    failures,
  };
}

function report(connections: number, measured: Map<string, Measured[]>): void {
  const hello = measured.get(HELLO)!;
  console.log(
    `\n| ${connections} connections | a second | p50 ms | p99 ms | server CPU ms each | hello worlds | failed |`,
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [name, rounds] of measured) {
    const cells = [
      median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
      median(rounds.map(({ p50 }) => p50)).toFixed(2),
      median(rounds.map(({ p99 }) => p99)).toFixed(2),
      median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(3),
      median(rounds.map(({ cpuMs }, i) => cpuMs / hello[i]!.cpuMs)).toFixed(1),
      rounds.reduce((sum, { failures }) => sum + failures, 0),
    ];
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}

/** Whole and streamed answers by turns, and what memory the server holds meanwhile. */
async function endure(server: ChildProcess): Promise<void> {
  const { connections, seconds, every } = ENDURANCE;
  let asked = 0;
  const request = asking((each) => chat(each, distinct(), asked++ % 2 === 0));
  const running = measure(request, connections, seconds);
  const memory: string[] = [];
  for (let second = 0; second <= seconds; second += every) {
    const { rss, heap } = await usageOf(server);
    memory.push(`| ${second} s | ${megabytes(rss)} | ${megabytes(heap)} |`);
    if (second < seconds) await setTimeout(every * 1000);
  }
  const { perSecond, p50, p99, cpuMs, failures } = await running;
  console.log(
    `\n${connections} connections for ${seconds} s, every other answer streamed: ${perSecond.toFixed(0)} a second, ` +
      `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${cpuMs.toFixed(3)} ms of CPU each, ${failures} failed`,
  );
  console.log('\n| after | memory (RSS) | heap in use |\n|---|---|---|');
  console.log(memory.join('\n'));
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const id = performance.now();
  const told = on(child, 'message');
  child.send(id);
  for await (const [usage] of told) if (usage.id === id) return usage;
  throw new Error('the server has ended');
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
