import { describe, expect, it } from 'vitest';
import { answerMarkdown } from '#server/answerMarkdown.ts';
import { markdownText } from '#server/comparisonFile.ts';
import { chunksOf, completionOf } from '#server/openai/completion.ts';
import { completion, completionChunk } from '#server/openai/schema.ts';
import type { ChatResponse } from '#server/schema.ts';
import { call } from '../../parts.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const QUESTIONS = [
  'Wie viele Soldaten hatten die USA 2020 in Japan stationiert?',
  'Which countries belong to the Quad?',
  'Vergleiche die Kommandostrukturen der beiden Allianzen',
  'Compare the host nation support of Japan and South Korea',
  'Wie backe ich einen Apfelkuchen?',
];

async function answered(question: string) {
  const messages = [{ role: 'user', content: question }];
  const response = await call<ChatResponse>('/api/chat', { messages, stream: false });
  return completionOf(response, {
    asked: question,
    id: 'chatcmpl-1',
    created: 1_700_000_000,
    origin: ORIGIN,
  });
}

describe.each(QUESTIONS)('completionOf the answer to: %s', (question) => {
  it('holds the answer as text and as data', async () => {
    const { choices, beleg, system_fingerprint } = completion.parse(await answered(question));
    expect(choices[0].message.content).toBe(answerMarkdown(beleg));
    for (const part of [beleg.receipt.encoder, beleg.receipt.index, beleg.receipt.answerer]) {
      expect(system_fingerprint).toContain(part);
    }
    expect(system_fingerprint).not.toContain(beleg.receipt.answer);
  });

  it('annotates the marker of every citation with the place that it leads to', async () => {
    const { choices, beleg } = await answered(question);
    const { content, annotations } = choices[0].message;
    expect(annotations).toHaveLength(beleg.citations.length);
    for (const [at, { n, passageId, start, end }] of beleg.citations.entries()) {
      const { start_index, end_index, url } = annotations[at]!.url_citation;
      expect(content.slice(start_index, end_index)).toBe(`[${n}]`);
      expect(url).toBe(`${ORIGIN}/study/${passageId}?s=${start}-${end}`);
    }
  });

  it('is the same in chunks', async () => {
    const whole = await answered(question);
    const chunks = chunksOf(whole, { includeUsage: false }).map((chunk) => completionChunk.parse(chunk));
    const deltas = chunks.map(({ choices }) => choices[0]!.delta);
    expect(deltas[0]!.role).toBe('assistant');
    expect(deltas.map(({ content }) => content ?? '').join('')).toBe(whole.choices[0].message.content);
    expect(deltas.at(-1)!.annotations).toEqual(whole.choices[0].message.annotations);
    expect(chunks.map(({ choices }) => choices[0]!.finish_reason).filter(Boolean)).toEqual(['stop']);
    expect(chunks.at(-1)!.beleg).toEqual(whole.beleg);
    for (const chunk of chunks) {
      expect(chunk).toMatchObject({ id: whole.id, created: whole.created, model: 'beleg' });
      expect(chunk).not.toHaveProperty('usage');
    }
  });
});

describe('chunksOf', () => {
  it('brings one sentence at a time', async () => {
    const whole = await answered(QUESTIONS[0]!);
    const pieces = chunksOf(whole, { includeUsage: false }).map(
      ({ choices }) => choices[0]!.delta.content ?? '',
    );
    for (const { text } of whole.beleg.answer.sentences) {
      expect(pieces.filter((piece) => piece.startsWith(`${markdownText(text)} [`))).toHaveLength(1);
    }
  });

  it('ends with the usage where it is asked for, and counts no tokens', async () => {
    const chunks = chunksOf(await answered(QUESTIONS[0]!), { includeUsage: true });
    expect(chunks.at(-1)).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    });
    expect(chunks.at(-1)).not.toHaveProperty('beleg');
    for (const { usage, choices } of chunks.slice(0, -1)) {
      expect(usage).toBeNull();
      expect(choices).toHaveLength(1);
    }
  });
});
