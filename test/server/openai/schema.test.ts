import { describe, expect, it } from 'vitest';
import { ApiError, parseRequest } from '#server/errors.ts';
import { completionRequest } from '#server/openai/schema.ts';
import { chatRequest } from '#server/requests.ts';

type Message = { role: string; content?: unknown };
const user = (content: unknown): Message => ({ role: 'user', content });
const assistant = (content: unknown): Message => ({ role: 'assistant', content });
const system = (content: unknown): Message => ({ role: 'system', content });

/** What of the messages is asked of Beleg. */
function asked(messages: Message[], more: object = {}) {
  return parseRequest(completionRequest, { model: 'beleg', messages, ...more }).messages;
}

/** The messages of the error, German and English. */
function refusal(messages: unknown, more: object = {}): { de: string; en: string } {
  try {
    parseRequest(completionRequest, { model: 'beleg', messages, ...more });
  } catch (error) {
    expect(error).toBeInstanceOf(ApiError);
    return (error as ApiError).text;
  }
  throw new Error('nothing was refused');
}

describe('completionRequest', () => {
  it('keeps what reader and Beleg said, and none of the instructions and tools', () => {
    const messages = [
      { role: 'developer', content: 'Answer in verse.' },
      system('You are a pirate.'),
      user('Was ist die Quad?'),
      assistant('Ein Format. [1]'),
      user(' Wer gehört dazu? '),
      { role: 'tool', content: '42', tool_call_id: 'x' },
    ];
    expect(asked(messages)).toEqual([
      user('Was ist die Quad?'),
      assistant('Ein Format. [1]'),
      user('Wer gehört dazu?'),
    ]);
  });

  it('reads text that comes in parts', () => {
    const parts = ['Wie viele Soldaten', 'stehen in Japan?'].map((text) => ({ type: 'text', text }));
    expect(asked([user(parts)])).toEqual([user('Wie viele Soldaten\nstehen in Japan?')]);
  });

  it('ignores whatever else is set', () => {
    const more = {
      temperature: 2,
      tools: [{ type: 'function' }],
      max_tokens: 1,
      user: 'x',
      n: null,
      stream: null,
    };
    expect(asked([user('China?')], more)).toEqual([user('China?')]);
  });

  it('leaves out of what was said before what it would not take', () => {
    const messages = [
      user('a'.repeat(2001)),
      assistant('b'.repeat(40_001)),
      user([{ type: 'image_url', image_url: { url: 'data:,' } }]),
      assistant(null),
      { role: 'assistant', tool_calls: [] },
      user('China?'),
      user('Und Japan?'),
    ];
    const left = asked(messages);
    expect(left.filter(({ role }) => role === 'user')).toEqual([user('China?'), user('Und Japan?')]);
    expect(left.filter(({ content }) => content)).toHaveLength(2);
  });

  it('forgets the beginning of what is longer than a conversation may be', () => {
    const messages = Array.from({ length: 500 }, (_, i) => (i % 2 ? assistant(`a${i}`) : user(`q${i}`)));
    const left = asked([...messages, user('Und Japan?')]);
    expect(chatRequest.safeParse({ messages: left }).success).toBe(true);
    expect(left).toEqual([...messages.slice(-199), user('Und Japan?')]);
  });

  it.each([
    ['image_url', { image_url: { url: 'https://example.org/a.png' } }],
    ['input_audio', { input_audio: { data: '', format: 'wav' } }],
    ['file', { file: { file_id: 'f' } }],
  ])('refuses a question with a part of type %s', (type, rest) => {
    const parts = [
      { type: 'text', text: 'Was ist das?' },
      { type, ...rest },
    ];
    expect(refusal([system('x'), user(parts)])).toEqual({
      de: `messages.1.content.1.type: Beleg liest nur Text; erwartet wird "text" (erhalten: "${type}")`,
      en: `messages.1.content.1.type: Beleg reads text alone; expected is "text" (received: "${type}")`,
    });
  });

  it.each([
    ['no message', []],
    ['instructions alone', [system('Be brief.')]],
    ['an answer last', [user('China?'), assistant('…'), system('Go on.')]],
  ])('says whose the last message must be: %s', (_, messages) => {
    const { de, en } = refusal(messages);
    expect(de).toMatch(/^messages: die letzte Nachricht muss die Rolle "user" haben \(erhalten: \[/);
    expect(en).toMatch(/^messages: the last message must have the role "user" \(received: \[/);
  });

  it('names the place of a question that it does not take, as it was sent', () => {
    const long = 'a'.repeat(2001);
    const { de, en } = refusal([system('x'), user(''), user(long)]);
    expect(de).toMatch(/^messages\.2\.content: Zu groß: .*2000.* \(erhalten: "aaa/);
    expect(en).toMatch(/^messages\.2\.content: Too big: .*2000.* \(received: "aaa/);
    expect(refusal([system('x'), user(' \n')]).en).toMatch(/^messages\.1\.content: Too small: /);
  });

  it.each([
    ['n', { n: 2 }, 'n: Invalid input: expected 1 (received: 2)'],
    ['stream', { stream: 'yes' }, 'stream: Invalid input: expected boolean'],
    ['model', { model: undefined }, 'model: Invalid input: expected string'],
    ['messages', { messages: 'China?' }, 'messages: Invalid input: expected array'],
    [
      'content',
      { messages: [user(5)] },
      'messages.0.content: string | [{"type": "text", "text": "…"}] (received: 5)',
    ],
    [
      'role',
      { messages: [{ role: 'robot', content: 'x' }] },
      'messages.0.role: Invalid option: expected one of',
    ],
  ])('names a bad %s, and what was expected', (_, more, message) => {
    expect(refusal([user('China?')], more).en).toContain(message);
  });
});
