/** `npm run bench`: how fast Beleg starts, searches and answers, beside other searches of the same passages in the same run. */
import { openIndex } from '#index/build.ts';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { loadQuestions } from '#index/questions.ts';
import { ExactIndex } from '#index/vector.ts';
import { loadEvalQuestions } from '../eval/score.ts';
import { call, parts } from '../parts.ts';
import { createPeers } from '../peers.ts';
import { startServer } from '../server.ts';

/** Rounds over all questions; the first warms up and is not counted. */
const ROUNDS = 4;
/** Starts of the whole server. */
const STARTS = 5;

const questions = loadEvalQuestions().map(({ q }) => q);

const embedder = await loadEmbedder(SHIPPED_ENCODER);
const index = await openIndex(parts.study, embedder, { questions: loadQuestions() });
const { graph, matrix } = index.vectors;
const exact = new ExactIndex(matrix);
const vectors = new Map<string, Float32Array>();
for (const question of questions) vectors.set(question, (await embedder.embed([question], 'query'))[0]!);

const peers = await createPeers(parts.study, embedder);

const tasks: Record<string, (question: string) => unknown> = {
  ...Object.fromEntries(
    Object.entries(peers).map(([name, rank]) => [`peer: ${name}`, (question: string) => rank(question, 10)]),
  ),
  'encode a question': (question) => embedder.embed([question], 'query'),
  '50 nearest of all vectors, HNSW': (question) => graph.search(vectors.get(question)!, 50),
  'the same, exact': (question) => exact.search(vectors.get(question)!, 50),
  'search, encoding included': (question) => parts.search(question, 10),
  answer: async (question) => (await parts.answerer.find([{ role: 'user', content: question }])).answer(),
  'POST /api/chat, whole': (question) =>
    call('/api/chat', { messages: [{ role: 'user', content: question }], stream: false }),
};

const times = new Map<string, number[]>();
for (const [name, task] of Object.entries(tasks)) times.set(name, await timesOf(task));
const [first] = times.values();
console.table(
  Object.fromEntries(
    [...times].map(([name, all]) => [
      name,
      {
        'median ms': quantile(all, 0.5).toFixed(2),
        '95th percentile ms': quantile(all, 0.95).toFixed(2),
        'a second': Math.round((1000 * all.length) / all.reduce((sum, time) => sum + time, 0)),
        'ratio to the first': (quantile(all, 0.5) / quantile(first!, 0.5)).toFixed(1),
      },
    ]),
  ),
);

const starts: number[] = [];
for (let i = 0; i < STARTS; i++) {
  const started = performance.now();
  const server = await startServer();
  await fetch(`${server.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: questions[i]! }], stream: false }),
  }).then((response) => response.json());
  starts.push(performance.now() - started);
  await server.stop();
}
console.log(
  `start of the server to its first answer: median ${quantile(starts, 0.5).toFixed(0)} ms of ${STARTS}`,
);

async function timesOf(task: (question: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of questions) {
      const started = performance.now();
      await task(question);
      if (round) times.push(performance.now() - started);
    }
  }
  return times;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))]!;
}
