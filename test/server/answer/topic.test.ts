import { describe, expect, it } from 'vitest';
import { topicOf } from '#server/answer/topic.ts';
import type { ChatResponse } from '#server/schema.ts';
import { call } from '../../parts.ts';

describe('topicOf', () => {
  it.each([
    ['Was sagt die Studie über die Raketenabwehr?', 'die Raketenabwehr'],
    ['Was steht in der Studie zum INF-Vertrag?', 'INF-Vertrag'],
    ['What does the study say about burden sharing?', 'burden sharing'],
    ['What is said in the study on Okinawa', 'Okinawa'],
  ])('of "%s" is %s', (question, topic) => {
    expect(topicOf(question)).toBe(topic);
  });

  it.each([
    'Was sagt die Studie dazu?',
    'Was sagt Tokio zu den Sanktionen?',
    'Was kostet die Raketenabwehr?',
    'What does the study say about the future design of deterrence for US allies?',
    'Wozu rät die Studie Deutschland?',
  ])('is none in "%s", which asks for something in particular', (question) => {
    expect(topicOf(question)).toBeUndefined();
  });
});

describe('a question for a topic', () => {
  const ask = (content: string) =>
    call<ChatResponse>('/api/chat', { stream: false, messages: [{ role: 'user', content }] });

  it.each([
    ['Was sagt die Studie über die Lastenteilung?', /Lasten/],
    ['What does the study say about Russia?', /Russland/],
    ['Was sagt die Studie über Australien?', /Australien/],
  ])('is answered where the study speaks of it: %s', async (question, said) => {
    const { abstained, answer } = await ask(question);
    expect(abstained).toBe(false);
    expect(answer.text).toMatch(said);
  });

  it.each(['Was sagt die Studie über Pinguine?', 'What does the study say about Brazil?'])(
    'is refused where it does not: %s',
    async (question) => {
      expect((await ask(question)).abstained).toBe(true);
    },
  );
});
