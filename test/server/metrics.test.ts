import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { ModelFailure } from '#server/answer/model/modelFailure.ts';
import { createApp } from '#server/app.ts';
import { parts } from '../parts.ts';

const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

/** Asks an app of its own, and gives what it has counted then, by metric and labels. */
async function counted(asking: (app: ReturnType<typeof createApp>) => Promise<unknown>, more = {}) {
  const app = createApp({ ...parts, registry: new Registry(), log: () => {}, ...more });
  await asking(app);
  const response = await app.request('http://localhost/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const text = await response.text();
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return {
    text,
    values: new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)![0])])),
  };
}

async function post(app: ReturnType<typeof createApp>, path: string, body: object): Promise<string> {
  const sent = { method: 'POST', headers: json, body: JSON.stringify(body) };
  return (await app.request(`http://localhost${path}`, sent)).text();
}

const asked = (content: string) => ({ messages: [{ role: 'user', content }], stream: false });

describe('/metrics', () => {
  it('counts requests by route, and nothing that a client may choose', async () => {
    const { text, values } = await counted(async (app) => {
      await app.request('http://localhost/api/passages/nordkorea-07?geheim=1');
      await app.request('http://localhost/api/passages/geheim-99');
      await app.request('http://localhost/api/search?q=Geheim');
      await app.request('http://localhost/geheim/weg');
      await app.request('http://localhost/v1/models/geheim');
      await app.request('http://geheim.example/api/health');
    });
    const total = (labels: string) => values.get(`http_requests_total{${labels}}`);
    expect(total('method="GET",route="/api/passages/:id",status="200",ok="true"')).toBe(1);
    expect(total('method="GET",route="/api/passages/:id",status="404",ok="false"')).toBe(1);
    expect(total('method="GET",route="/api/search",status="200",ok="true"')).toBe(1);
    expect(total('method="GET",route="/v1/models/:model",status="404",ok="false"')).toBe(1);
    expect(total('method="GET",route="/api/*",status="403",ok="false"')).toBe(1);
    expect(text).toContain('http_request_duration_seconds_bucket');
    expect(text).not.toMatch(/geheim/i);
  });

  it('counts answers and refusals by door, and those that failed', async () => {
    const { values } = await counted(async (app) => {
      await post(app, '/api/chat', asked('Was ist die Quad?'));
      await post(app, '/api/chat', asked('Wie backe ich einen Apfelkuchen?'));
      await app.request(
        'http://localhost/api/comparison?q=Vergleiche+die+Kommandostrukturen+der+beiden+Allianzen',
      );
      await app.request('http://localhost/api/comparison?q=Apfelkuchen');
      await post(app, '/v1/chat/completions', { ...asked('Was ist die Quad?'), model: 'beleg' });
      const params = { name: 'ask', arguments: { question: 'Was ist die Quad?' } };
      await post(app, '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params });
    });
    const answers = (door: string, outcome: string) =>
      values.get(`beleg_answer_duration_seconds_count{door="${door}",outcome="${outcome}"}`);
    expect(answers('api', 'answered')).toBe(2);
    expect(answers('api', 'refused')).toBe(2);
    expect(answers('v1', 'answered')).toBe(1);
    expect(answers('mcp', 'answered')).toBe(1);
    expect(values.get('beleg_answers_open')).toBe(0);
    expect(values.get('beleg_answers_waiting')).toBe(0);
    expect(values.get('beleg_studies')).toBe((await parts.library.list()).length);

    const answerer = { id: 'broken', find: () => Promise.reject(new Error('broken')) };
    const broken = await counted((app) => post(app, '/api/chat', asked('China?')), { answerer });
    expect(broken.values.get('beleg_answer_duration_seconds_count{door="api",outcome="failed"}')).toBe(1);
  });

  it('counts the failures of a language model by cause, and what was withheld', async () => {
    const answerer: typeof parts.answerer = {
      id: 'failing',
      async find(...args) {
        const found = await parts.answerer.find(...args);
        return {
          ...found,
          async answer(progress) {
            progress?.onModelFailure?.(new ModelFailure('silent'), 'openai:test');
            return { ...(await found.answer(progress)), withheld: [{ text: 'Falsch.', objections: ['x'] }] };
          },
        };
      },
    };
    const { values } = await counted((app) => post(app, '/api/chat', asked('Was ist die Quad?')), {
      answerer,
    });
    expect(values.get('beleg_model_failures_total{cause="silent"}')).toBe(1);
    expect(values.get('beleg_withheld_sentences_total')).toBe(1);
  });
});
