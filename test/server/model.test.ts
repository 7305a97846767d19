import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatResponse, chatResponse, type HealthResponse } from '#server/schema.ts';
import { type ModelServer, says, startModelServer, trouble } from '../modelServer.ts';
import { type RunningServer, startServer } from '../server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const question = 'Wo liegt das Hauptquartier der US-Truppen in Japan?';

let model: ModelServer;
let server: RunningServer;

beforeAll(async () => {
  model = await startModelServer(says(''));
  const env = { MODEL: 'openai:test', OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_API_KEY: 'sk-very-secret' };
  server = await startServer(env);
});

afterAll(async () => {
  await server.stop();
  await model.stop();
});

function chat(stream: boolean, signal?: AbortSignal): Promise<Response> {
  return fetch(`${server.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: question }], stream }),
    ...(signal && { signal }),
  });
}

/** The first sentence that the model is given, cited. */
const supported: typeof model.reply = (out, { messages }) => {
  const [, sentence] = /\n\[1\] (.*)\n/.exec(messages.at(-1)!.content)!;
  out.say(sentence!.replace(/\.$/, ' [1]. '), 'Und ');
};

describe('a server with a language model', () => {
  it('says which', async () => {
    const health = (await (await fetch(`${server.url}/api/health`)).json()) as HealthResponse;
    expect(health.model).toBe('openai:test');
  });

  it('streams each sentence when it has passed, and the whole last', async () => {
    model.reply = (out, request) => {
      void supported(out, request);
      out.finish();
    };
    const events = (await (await chat(true)).text()).split('\n\n').filter(Boolean);
    const names = events.map((event) => /^event: (\w+)/.exec(event)![1]);
    expect(names).toEqual(['passages', 'sentence', 'answer']);
    const whole = chatResponse.parse(JSON.parse(/data: (.*)/.exec(events.at(-1)!)![1]!));
    expect(whole.answer.sentences[0]!.role).toBe('paraphrase');
    expect(whole.withheld).toMatchObject([{ text: 'Und' }]);
  });

  it('answers without it where it breaks off amid the stream', async () => {
    model.reply = async (out, request) => {
      await supported(out, request);
      setTimeout(() => out.response.destroy(), 100);
    };
    const events = (await (await chat(true)).text()).split('\n\n').filter(Boolean);
    const names = events.map((event) => /^event: (\w+)/.exec(event)![1]);
    expect(names).toEqual(['passages', 'sentence', 'answer']);
    const whole = JSON.parse(/data: (.*)/.exec(events.at(-1)!)![1]!) as ChatResponse;
    expect(whole.notice).toContain('brach mitten in der Antwort ab');
    expect(whole.answer.sentences.every(({ role }) => role !== 'paraphrase')).toBe(true);
  });

  it('answers without it where it falls silent', async () => {
    model.reply = trouble.silence;
    const answer = (await (await chat(false)).json()) as ChatResponse;
    expect(answer.notice).toContain('schweigt zu lange');
    expect(answer.answer.text).toContain('Yokota');
  });

  it.each([[true], [false]])('stops the model when the reader leaves (streaming: %s)', async (stream) => {
    model.reply = trouble.silenceAfter('Das ');
    const asked = model.requests.length;
    const aborted = model.aborted;
    const leaving = new AbortController();
    const response = chat(stream, leaving.signal).then((response) => response.text());
    response.catch(() => {});
    await expect.poll(() => model.requests.length).toBe(asked + 1);
    leaving.abort();
    await expect(response).rejects.toThrow();
    await expect.poll(() => model.aborted).toBe(aborted + 1);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  it('sends its key to the model alone', async () => {
    model.reply = trouble.status(401);
    const text = await (await chat(false)).text();
    expect(model.requests.at(-1)!.headers.authorization).toBe('Bearer sk-very-secret');
    expect(text).not.toContain('secret');
  });

  it('counts why it failed, and what was withheld', async () => {
    const counted = async (name: string) => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1] ?? 0,
      );
    };
    const busy = 'beleg_model_failures_total{cause="busy"}';
    const unsupported = 'beleg_model_failures_total{cause="unsupported"}';
    const before = await Promise.all([busy, unsupported, 'beleg_withheld_sentences_total'].map(counted));
    model.reply = trouble.status(429);
    await (await chat(false)).text();
    model.reply = says('Frei erfunden. ');
    await (await chat(true)).text();
    const after = await Promise.all([busy, unsupported, 'beleg_withheld_sentences_total'].map(counted));
    expect(after).toEqual(before.map((count) => count + 1));
  });

  it('does not start with a model that cannot be used', async () => {
    const stderr = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', 'server/main.ts'],
        { cwd: root, env: { ...process.env, PORT: '0', MODEL: 'llama' } },
        (_, __, text) => resolve(text),
      );
    });
    expect(stderr).toMatch(/^beleg: MODEL is "llama"; expected provider:name[^\n]*\n$/);
  });
});
