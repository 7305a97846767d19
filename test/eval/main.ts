/** `npm run score`: starts the server as `npm start` does and scores it through its interface. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startServer } from '../server.ts';
import {
  type Call,
  type EvalQuestion,
  letters,
  loadEvalQuestions,
  type Scores,
  scoreQuestion,
  summarize,
} from './score.ts';

const { values: options } = parseArgs({
  options: {
    questions: { type: 'string' },
    /** A server that runs already. */
    url: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
});

const questions = loadEvalQuestions(options.questions);
const server = options.url ? undefined : await startServer();
const study = letters(readFileSync(new URL('../../corpus/studies/alliances.txt', import.meta.url), 'utf8'));
const times: Record<string, number[]> = { search: [], chat: [] };

const base = options.url ?? server!.url;
/** The server that is started here has the same settings. */
const { TOKEN } = process.env;
const headers = { 'content-type': 'application/json', ...(TOKEN && { authorization: `Bearer ${TOKEN}` }) };

const call: Call = async (path, body) => {
  const started = performance.now();
  const response = await fetch(base + path, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers,
  }).catch(({ cause }: Error) => {
    throw new Error(`${base} does not answer${cause instanceof Error ? ` (${cause.message})` : ''}`);
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const data = await response.json();
  times[path.startsWith('/api/chat') ? 'chat' : 'search']!.push(performance.now() - started);
  return data;
};

try {
  const rows: Array<{ question: EvalQuestion; scores: Scores }> = [];
  for (const question of questions)
    rows.push({ question, scores: await scoreQuestion(question, study, call) });
  const part = (holds: (question: EvalQuestion) => boolean) => {
    const chosen = rows.filter(({ question }) => holds(question));
    return { questions: chosen.length, ...summarize(chosen.map(({ scores }) => scores)) };
  };
  const groups = [...new Set(questions.flatMap(({ lang, type }) => [lang, type]))].sort();
  console.table({
    all: part(() => true),
    ...Object.fromEntries(
      groups.map((group) => [group, part(({ lang, type }) => lang === group || type === group)]),
    ),
  });
  for (const [kind, all] of Object.entries(times)) {
    const sorted = all.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
    console.log(`${kind}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
  }
  if (options.misses) {
    for (const { question, scores } of rows) {
      const missed =
        (scores['need@5'] ?? 1) < 1 ||
        (scores.facts ?? 1) < 1 ||
        scores.refused === 0 ||
        scores.falselyRefused;
      if (missed) console.log(question.id, question.type, JSON.stringify(scores), question.q);
    }
  }
} finally {
  await server?.stop();
}
