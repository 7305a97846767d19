import { describe, expect, it } from 'vitest';
import type { ChatResponse } from '#server/schema.ts';
import { RequestFailure } from '../../web/api.ts';
import { type ConversationAction, conversation, toMessages } from '../../web/conversation.ts';

const answer = (text: string, more: Partial<ChatResponse> = {}): ChatResponse => ({
  question: 'Frage',
  answer: { text, sentences: [{ text, citations: [] }] },
  citations: [],
  abstained: false,
  receipt: { encoder: 'e', index: 'i', answerer: 'a', answer: 'h' },
  tookMs: 1,
  ...more,
});
const asked = (id: number, question = `Frage ${id}`): ConversationAction => ({ type: 'asked', id, question });
const answered = (id: number, data: ChatResponse): ConversationAction => ({
  type: 'received',
  id,
  event: { name: 'answer', data },
});
const partial = (id: number, text: string): ConversationAction => ({
  type: 'received',
  id,
  event: { name: 'sentence', data: { text, citations: [], sources: [] } },
});
const failed = (id: number): ConversationAction => ({
  type: 'failed',
  id,
  failure: new RequestFailure('interrupted'),
});
const play = (...actions: ConversationAction[]) => actions.reduce(conversation, []);

describe('conversation', () => {
  it('collects sentences as they come, and takes the whole answer in their place', () => {
    const [turn] = play(asked(1), partial(1, 'A.'), partial(1, 'B.'));
    expect(turn).toMatchObject({ status: 'answering', sentences: [{ text: 'A.' }, { text: 'B.' }] });
    const [whole] = play(asked(1), partial(1, 'A.'), answered(1, answer('C.')));
    expect(whole).toMatchObject({ status: 'answered', sentences: [{ text: 'C.' }] });
  });

  it('asks again in the place of the turn that failed', () => {
    const turns = play(asked(1), failed(1), asked(2), asked(1));
    expect(turns.map(({ id, status }) => [id, status])).toEqual([
      [1, 'searching'],
      [2, 'searching'],
    ]);
    expect(turns[0]).not.toHaveProperty('failure');
  });

  it('ignores what arrives for a turn that was cleared', () => {
    expect(play(asked(1), { type: 'cleared' }, partial(1, 'A.'))).toEqual([]);
  });
});

describe('toMessages', () => {
  it('sends answers, reasons of refusals, and parts of answers; leaves out what got none', () => {
    const turns = play(
      asked(1),
      answered(1, answer('Antwort [1]')),
      asked(2),
      answered(2, answer('', { abstained: true, reason: 'Steht nicht darin.' })),
      asked(3),
      partial(3, 'Ein Teil.'),
      failed(3),
      asked(4),
      failed(4),
    );
    expect(toMessages(turns, 'Und?')).toEqual([
      { role: 'user', content: 'Frage 1' },
      { role: 'assistant', content: 'Antwort [1]' },
      { role: 'user', content: 'Frage 2' },
      { role: 'assistant', content: 'Steht nicht darin.' },
      { role: 'user', content: 'Frage 3' },
      { role: 'assistant', content: 'Ein Teil.' },
      { role: 'user', content: 'Und?' },
    ]);
  });

  it('stays within the limit of the server, beginning with a question', () => {
    const turns = play(...Array.from({ length: 150 }, (_, i) => [asked(i), answered(i, answer('A'))]).flat());
    const messages = toMessages(turns, 'Und?');
    expect(messages.length).toBeLessThanOrEqual(200);
    expect(messages[0]?.role).toBe('user');
  });
});
