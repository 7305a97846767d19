import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLanguageModel } from '#server/answer/model/languageModel.ts';
import { type ModelServer, says, startModelServer, trouble } from '../../../modelServer.ts';

const before = { ...process.env };
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer(says('Hallo'));
  process.env.OPENAI_BASE_URL = `${server.url}/v1`;
  process.env.OLLAMA_BASE_URL = server.url;
  process.env.ANTHROPIC_BASE_URL = server.url;
  process.env.ANTHROPIC_API_KEY = 'key';
});

afterAll(async () => {
  process.env = before;
  await server.stop();
});

async function written(setting: string): Promise<string> {
  const model = await loadLanguageModel(setting);
  let text = '';
  const { signal } = new AbortController();
  for await (const piece of model.write({ rules: 'Regeln', task: 'Aufgabe' }, signal)) text += piece;
  return text;
}

describe.each([['openai:test'], ['ollama:test:8b'], ['anthropic:claude-test']])('%s', (setting) => {
  it('is asked with rules and task, and writes piece by piece', async () => {
    server.reply = says('Hallo, ', 'Wölt', '. [1]');
    expect(await written(setting)).toBe('Hallo, Wölt. [1]');
    const { messages, system } = server.requests.at(-1)!;
    expect(JSON.stringify([system, messages])).toMatch(/Regeln.*Aufgabe/);
  });

  it.each([
    ['a refused key', trouble.status(401), 'denied'],
    ['an unknown model', trouble.status(404), 'unknown'],
    ['too many requests', trouble.status(429), 'busy'],
    ['a request it does not take', trouble.status(400), 'refusing'],
    ['an error of its own', trouble.status(500), 'failing'],
    ['an overloaded server', trouble.status(503), 'failing'],
    ['a connection that breaks off', trouble.cut('Hallo'), 'broken'],
    ['a connection that is reset amid the answer', trouble.reset('Hallo'), 'broken'],
    ['a stream that ends too early', trouble.unfinished('Hallo'), 'broken'],
    ['another protocol', trouble.notTheProtocol, 'broken'],
    ['a page of a captive portal', trouble.html, 'broken'],
  ])('tells %s', async (_, reply, reason) => {
    server.reply = reply;
    await expect(written(setting)).rejects.toMatchObject({ name: 'ModelFailure', reason });
  });

  it.each([
    ['length', 'endless'],
    ['max_tokens', 'endless'],
    ['MAX_TOKENS', 'endless'],
    ['model_length', 'endless'],
    ['content_filter', 'refusing'],
    ['SAFETY', 'refusing'],
    ['refusal', 'refusing'],
  ])('takes an answer that ends with %s for none', async (finish, reason) => {
    server.reply = (out) => {
      out.say('Hallo');
      out.finish(finish);
    };
    await expect(written(setting)).rejects.toMatchObject({ reason });
  });

  it('gives no pieces without text', async () => {
    server.reply = says('', 'Hallo', '', '');
    const model = await loadLanguageModel(setting);
    const pieces: string[] = [];
    for await (const piece of model.write({ rules: '', task: '' }, new AbortController().signal)) {
      pieces.push(piece);
    }
    expect(pieces).toEqual(['Hallo']);
  });

  it('asks once, however it goes', async () => {
    server.reply = trouble.status(500);
    const asked = server.requests.length;
    await expect(written(setting)).rejects.toThrow();
    expect(server.requests.length).toBe(asked + 1);
  });
});

describe('loadLanguageModel', () => {
  it('tells a server that is not there', async () => {
    process.env.OPENAI_BASE_URL = 'http://127.0.0.1:9/v1';
    await expect(written('openai:test')).rejects.toMatchObject({ reason: 'unreachable' });
    process.env.OPENAI_BASE_URL = `${server.url}/v1`;
  });

  it.each([
    ['gpt', /^MODEL is "gpt"; expected provider:name/],
    ['openai:', /^MODEL is "openai:"; expected provider:name/],
    ['nobody:gpt', /^MODEL is "nobody:gpt"; expected provider:name.*; providers are openai/],
    ['mistralai:small', /npm install --no-save @langchain\/mistralai/],
  ])('names what is wrong with %s', async (setting, message) => {
    await expect(loadLanguageModel(setting)).rejects.toThrow(message);
  });

  it('asks for a key where one is needed', async () => {
    delete process.env.ANTHROPIC_API_KEY;
    delete process.env.OPENAI_BASE_URL;
    await expect(loadLanguageModel('anthropic:claude')).rejects.toThrow(/API key/);
    await expect(loadLanguageModel('openai:gpt')).rejects.toThrow(/OPENAI_API_KEY/);
    process.env.OPENAI_BASE_URL = `${server.url}/v1`;
  });
});
