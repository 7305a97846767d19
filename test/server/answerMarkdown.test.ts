import { describe, expect, it } from 'vitest';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import type { ChatResponse } from '#server/schema.ts';
import { call } from '../parts.ts';
import { citation, response } from '../web/answers.ts';

const ask = (content: string) =>
  call<ChatResponse>('/api/chat', { messages: [{ role: 'user', content }], stream: false });

describe('answerMarkdown', () => {
  it('gives every sentence with its markers, and below them every quote in full with its place', async () => {
    const answer = await ask('Wo liegt das Hauptquartier der US-Truppen in Japan?');
    const text = answerMarkdown(answer);
    for (const { n, passageId, start, end } of answer.citations) {
      expect(text).toMatch(new RegExp(`^\\[${n}\\] ».*${passageId}, ${start}–${end}\\)$`, 'm'));
    }
    expect(text).toContain('Yokota');
  });

  it('shows a comparison as a table', async () => {
    const text = answerMarkdown(await ask('Compare the command structures in Japan and South Korea'));
    expect(text).toContain('| Aspect | Japan | South Korea |');
  });

  it('says what is missing, and what comes closest', async () => {
    const answer = await ask('Wie backe ich einen Apfelkuchen?');
    const text = answerMarkdown(answer);
    expect(text).toContain('Apfelkuchen');
    for (const { id } of answer.nearest!) expect(text).toContain(id);
  });

  it('keeps the items of a list together', () => {
    const sentences = ['a', 'b'].map((text) => ({ text, citations: [1], role: 'item' as const }));
    const text = answerMarkdown(response('', { answer: { text: '', sentences }, citations: [citation(1)] }));
    expect(text).toContain('- a [1]\n- b [1]');
  });

  it('puts a language model’s words into no quotation marks, and says how many were withheld', () => {
    const text = answerMarkdown(
      response('', {
        language: 'en',
        answer: { text: '', sentences: [{ text: 'In short.', citations: [1], role: 'paraphrase' }] },
        citations: [citation(1)],
        withheld: [{ text: 'Untrue.', objections: ['1999'] }],
        notice: 'A notice.',
      }),
    );
    expect(text).toContain('*A notice.*\n\nIn short. [1]');
    expect(text).toContain('One sentence of the language model was withheld');
    expect(text).not.toContain('Untrue');
  });

  it('says how a question was understood, where it was understood as another', () => {
    expect(answerMarkdown(response('Ja.'), 'Frage')).toBe('Ja.');
    expect(answerMarkdown(response('Ja.'), 'Und *dort*?')).toBe('Verstanden als: Frage\n\nJa.');
    const english = response('Yes.', { language: 'en', question: '[1]?' });
    expect(answerMarkdown(english, 'And there?')).toBe('Understood as: \\[1\\]?\n\nYes.');
    expect(answerMarkdown(response('Ja.'), { configurable: {} })).toBe('Ja.');
  });

  it('lets nothing of the study or the question become markup', () => {
    const sentences = [{ text: '<b>x</b> [y](javascript:z)', citations: [1] }];
    expect(
      answerMarkdown(response('', { answer: { text: '', sentences }, citations: [citation(1)] })),
    ).not.toMatch(/<b>|[^\\]\[y/);
  });
});
