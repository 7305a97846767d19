import { describe, expect, it } from 'vitest';
import { asksForWhole } from '#server/answer/overview.ts';
import type { ChatResponse } from '#server/schema.ts';
import { call, parts } from '../../parts.ts';

describe('asksForWhole', () => {
  it.each([
    'Worum geht es in der Studie?',
    'Fasse die Studie bitte kurz zusammen',
    'Was sind die wichtigsten Ergebnisse der Studie?',
    'Zusammenfassung',
    'What is the study about?',
    'Summarize the paper, please',
  ])('%s: yes', (question) => {
    expect(asksForWhole(question)).toBe(true);
  });

  it.each([
    'Worum geht es im Streit um Okinawa?',
    'Fasse die Haltung Seouls zur Quad zusammen',
    'Was ist die Quad?',
    'Summarize the Japanese position on China',
    '',
  ])('%s: no', (question) => {
    expect(asksForWhole(question)).toBe(false);
  });
});

describe('a question for the whole study', () => {
  it('is answered with the opening of every paragraph of the summary', async () => {
    const messages = [{ role: 'user', content: 'Worum geht es in der Studie?' }];
    const { citations, abstained } = await call<ChatResponse>('/api/chat', { messages, stream: false });
    const summary = parts.study.passages.filter(({ kind }) => kind === 'summary').map(({ id }) => id);
    expect(abstained).toBe(false);
    expect(citations.map(({ passageId }) => passageId)).toEqual(summary);
  });
});
