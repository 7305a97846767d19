import { describe, expect, it } from 'vitest';
import { answererId } from '#server/answer/receipt.ts';
import type { ChatResponse, HealthResponse } from '#server/schema.ts';
import { call } from '../../parts.ts';

const ask = (content: string) =>
  call<ChatResponse>('/api/chat', { messages: [{ role: 'user', content }], stream: false });

describe('the receipt of an answer', () => {
  it('names what health names, so that a later run can be checked against it', async () => {
    const health = await call<HealthResponse>('/api/health');
    const { receipt } = await ask('Wo liegt das Hauptquartier der US-Truppen in Japan?');
    expect(receipt).toMatchObject({
      encoder: health.encoder.id,
      index: health.index.fingerprint,
      answerer: health.answerer,
    });
    expect(health.answerer).toMatch(/^extractive@[0-9a-f]{12}$/);
  });

  it('is the same for the same answer, and another for another', async () => {
    const question = 'Warum zögert Südkorea bei der Quad?';
    const [once, again, other] = [await ask(question), await ask(question), await ask('Was ist THAAD?')];
    expect(again.receipt).toEqual(once.receipt);
    expect(other.receipt.answer).not.toBe(once.receipt.answer);
  });
});

describe('answererId', () => {
  it('depends on nothing but the files', () => {
    expect(answererId('extractive')).toBe(answererId('extractive'));
  });
});
