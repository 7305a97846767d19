import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { describe, expect, it } from 'vitest';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { createBeleg } from '#server/beleg.ts';
import { BelegAnswerer } from '#server/langchain/answerer.ts';
import type { ChatRequest } from '#server/requests.ts';
import { type ChatResponse, chatResponse } from '#server/schema.ts';
import { call, parts } from '../../parts.ts';

const beleg = createBeleg(parts);
const answerer = new BelegAnswerer(beleg);

const chat = (request: ChatRequest) => call<ChatResponse>('/api/chat', { ...request, stream: false });
const user = (content: string) => ({ role: 'user' as const, content });
const PICTURE = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } };
/** All but the time that it took. */
const timeless = ({ tookMs, ...answer }: ChatResponse) => answer;

describe('BelegAnswerer', () => {
  it.each([
    'Wo liegt das Hauptquartier der US-Truppen in Japan?',
    'Compare missile defence in Japan and South Korea',
    'Wie backt man Brot?',
  ])('answers as the chat of the interface does: %s', async (question) => {
    const answer = chatResponse.parse(await (await BelegAnswerer.open()).invoke(question));
    expect(timeless(answer)).toEqual(timeless(await chat({ messages: [user(question)] })));
  });

  it('understands a follow-up, in messages of any shape, and leaves instructions out', async () => {
    const asked = 'Wie viele US-Soldaten sind in Japan stationiert?';
    const said = await answerer.invoke(asked);
    const { text } = said.answer;
    const expected = timeless(
      await chat({ messages: [user(asked), { role: 'assistant', content: text }, user('Und in Südkorea?')] }),
    );
    expect(expected.question).toContain('Südkorea stationiert');
    const conversations = [
      [
        new SystemMessage('Answer like a pirate.'),
        new HumanMessage(asked),
        new AIMessage(text),
        new ToolMessage({ content: 'Arr', tool_call_id: '1' }),
        new HumanMessage({ content: [{ type: 'text', text: 'Und in Südkorea?' }] }),
      ],
      [
        ['human', asked],
        ['ai', text],
        ['human', 'Und in Südkorea?'],
      ] as Array<[string, string]>,
      [user(asked), { role: 'assistant', content: text }, user('Und in Südkorea?')],
    ];
    for (const conversation of conversations) {
      expect(timeless(await answerer.invoke(conversation))).toEqual(expected);
    }
  });

  it('leaves out what was said before where Beleg would not take it', async () => {
    const question = 'Was ist die Quad?';
    const answer = await answerer.invoke([
      ['human', ' '],
      ['ai', 'x'.repeat(50_000)],
      ['human', question],
    ]);
    expect(timeless(answer)).toEqual(timeless(await chat({ messages: [user(question)] })));
  });

  it('follows a prompt and leads on to what takes an answer', async () => {
    const prompt = ChatPromptTemplate.fromTemplate('Was sagt die Studie über {topic}?');
    const shown = await prompt.pipe(answerer).pipe(answerMarkdown).invoke({ topic: 'die Quad' });
    expect(shown).toBe(
      answerMarkdown(await chat({ messages: [user('Was sagt die Studie über die Quad?')] })),
    );
  });

  it('says its own words in the language that it is given', async () => {
    const { language, reason } = await new BelegAnswerer(beleg, { language: 'en' }).invoke(
      'Wie backt man Brot?',
    );
    expect(language).toBe('en');
    expect(reason).toMatch(/\bthe study\b/i);
    expect(() => new BelegAnswerer(beleg, { language: 'fr' as never })).toThrow(/^language: .*"de".*"fr"/);
  });

  it.each([
    ['nothing', '', /^messages\.0\.content: .*received: ""/],
    ['too much', 'Japan '.repeat(400), /^messages\.0\.content: .*2000/],
    ['no message', [], /^messages: .*received: \[\]/],
    ['instructions alone', [['system', 'Hi']], /^messages: /],
    [
      'a last word of its own',
      [
        ['human', 'Japan?'],
        ['ai', 'Ja.'],
      ],
      /must have the role "user"/,
    ],
    ['an object', { question: 'Japan?' }, /^messages: .*"Japan\?"/],
    ['undefined', undefined, /^messages: .*undefined/],
    ['a message that is none', [null], /^messages\.0: expected is a message .*received: null/],
    ['a role that there is not', [['human', 'x'], { role: 'x', content: 'y' }], /^messages\.1: expected/],
    ['a picture', [new HumanMessage({ content: [PICTURE] })], /content\.0\.type: Beleg reads text alone/],
    [
      'a picture among text',
      [new HumanMessage({ content: [{ type: 'text', text: 'Japan?' }, PICTURE] })],
      /^messages\.0\.content\.1\.type: Beleg reads text alone/,
    ],
  ])('refuses %s', async (_, input, message) => {
    await expect(answerer.invoke(input as string)).rejects.toThrow(message);
  });

  it('stops where the caller does', async () => {
    const stopped = answerer.invoke('Was ist die Quad?', { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow(/abort/i);
  });
});
