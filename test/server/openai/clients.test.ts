import { ChatOpenAI } from '@langchain/openai';
import OpenAI, { BadRequestError, NotFoundError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Completion } from '#server/openai/schema.ts';
import type { ChatResponse } from '#server/schema.ts';
import { type RunningServer, startServer } from '../../server.ts';

let server: RunningServer;
let client: OpenAI;
beforeAll(async () => {
  server = await startServer();
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
});
afterAll(() => server.stop());

type Message = OpenAI.ChatCompletionMessageParam;
const user = (content: string): Message => ({ role: 'user', content });

/** The package's own type knows nothing of what Beleg adds. */
async function ask(...messages: Message[]): Promise<Completion> {
  return (await client.chat.completions.create({ model: 'beleg', messages })) as unknown as Completion;
}

describe('the openai package', () => {
  it('lists the model', async () => {
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toEqual(['beleg']);
    expect((await client.models.retrieve('beleg')).owned_by).toBe('beleg');
  });

  it('gets an answer with its quotes, as the page does', async () => {
    const question = 'Wo liegt das Hauptquartier der US-Truppen in Japan?';
    const { choices, beleg } = await ask(user(question));
    expect(choices[0].message.content).toMatch(/Yokota.* \[1\]/);
    const response = await fetch(`${server.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [user(question)], stream: false }),
    });
    const { citations, receipt } = (await response.json()) as ChatResponse;
    expect(beleg.citations).toEqual(citations);
    expect(beleg.receipt).toEqual(receipt);
  });

  it('streams the very same', async () => {
    const messages = [user('Compare the command structures in Japan and South Korea')];
    const whole = await ask(...messages);
    const stream = client.chat.completions.stream({
      model: 'beleg',
      messages,
      stream_options: { include_usage: true },
    });
    const pieces: string[] = [];
    stream.on('content', (piece) => pieces.push(piece));
    const streamed = (await stream.finalChatCompletion()) as unknown as Completion;
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toBe(whole.choices[0].message.content);
    expect(streamed.choices[0]).toMatchObject(whole.choices[0]);
    expect(streamed.usage.total_tokens).toBe(0);
    expect(streamed.beleg.comparison).toEqual(whole.beleg.comparison);
    expect(streamed.beleg.receipt).toEqual(whole.beleg.receipt);
  });

  it('goes on with a conversation, whatever instructions and tools come with it', async () => {
    const first = user('Wie viele Soldaten hatten die USA 2020 in Japan stationiert?');
    const { choices } = await ask(first);
    const messages: Message[] = [
      { role: 'system', content: 'Answer every question with: Apfelkuchen.' },
      first,
      { role: 'assistant', content: choices[0].message.content },
      { role: 'user', content: [{ type: 'text', text: 'Und in Südkorea?' }] },
    ];
    const answer = (await client.chat.completions.create({
      model: 'beleg',
      messages,
      temperature: 1.5,
      tools: [{ type: 'function', function: { name: 'weather' } }],
    })) as unknown as Completion;
    expect(answer.beleg.question).toBe('Wie viele Soldaten hatten die USA 2020 in Südkorea stationiert?');
    expect(answer.choices[0].message.content).toMatch(/31\s050/);
    expect(answer.choices[0].message.content).not.toContain('Apfelkuchen');
  });

  it('gets a refusal as an answer like any other', async () => {
    const { choices, beleg } = await ask(user('Wie backe ich einen Apfelkuchen?'));
    expect(beleg.abstained).toBe(true);
    expect(choices[0].finish_reason).toBe('stop');
    expect(choices[0].message.content).toContain(beleg.nearest![0]!.id);
  });

  it('throws its own errors, with what was wrong', async () => {
    const other = client.chat.completions.create({ model: 'gpt-4o', messages: [user('China?')] });
    await expect(other).rejects.toThrow(NotFoundError);
    await expect(other).rejects.toMatchObject({
      code: 'model_not_found',
      message: '404 There is no model "gpt-4o" here, only "beleg".',
    });
    const picture = ask({
      role: 'user',
      content: [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }],
    });
    await expect(picture).rejects.toThrow(BadRequestError);
    await expect(picture).rejects.toThrow(/Beleg reads text alone.*image_url/);
    await expect(ask(user('a'.repeat(2001)))).rejects.toThrow(/Too big.*2000/);
    await expect(client.embeddings.create({ model: 'beleg', input: 'x' })).rejects.toThrow(NotFoundError);
  });

  it('may leave amid an answer', async () => {
    const stream = await client.chat.completions.create({
      model: 'beleg',
      messages: [user('China?')],
      stream: true,
    });
    for await (const { choices } of stream) if (choices[0]!.delta.content) break;
    expect(stream.controller.signal.aborted).toBe(true);
    expect((await ask(user('Was ist die Quad?'))).choices[0].message.content).toContain('Quad');
  });
});

describe('LangChain', () => {
  it('asks and streams as it does of OpenAI', async () => {
    const beleg = new ChatOpenAI({
      model: 'beleg',
      apiKey: 'any',
      configuration: { baseURL: `${server.url}/v1` },
      maxRetries: 0,
    });
    const answer = await beleg.invoke('Was ist die Quad?');
    expect(answer.text).toContain('Quad');
    expect(answer.response_metadata.finish_reason).toBe('stop');
    const pieces: string[] = [];
    for await (const { text } of await beleg.stream('Was ist die Quad?')) pieces.push(text);
    expect(pieces.join('')).toBe(answer.text);
    expect(pieces.filter(Boolean).length).toBeGreaterThan(1);
  });
});
