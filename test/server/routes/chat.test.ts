import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GateError } from '#server/answer/gate.ts';
import { createApp } from '#server/app.ts';
import { type ChatEvents, type ChatResponse, chatEvents, chatResponse } from '#server/schema.ts';
import { call, failure, parts, request } from '../../parts.ts';

const ask = (...questions: string[]) =>
  call<ChatResponse>('/api/chat', {
    messages: questions.map((content) => ({ role: 'user', content })),
    stream: false,
  });

/** Events of a streamed answer by name, in order. */
async function stream(question: string): Promise<Array<[keyof ChatEvents, unknown]>> {
  const response = await request('/api/chat', { body: { messages: [{ role: 'user', content: question }] } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  return (await response.text())
    .split('\n\n')
    .filter(Boolean)
    .map((block) => {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block)!;
      return [event as keyof ChatEvents, JSON.parse(data!)];
    });
}

describe('POST /api/chat', () => {
  it('answers with the sentence that holds the answer, and cites it', async () => {
    const { answer, citations, abstained } = chatResponse.parse(
      await ask('Wo liegt das Hauptquartier der US-Truppen in Japan?'),
    );
    expect(abstained).toBe(false);
    expect(answer.text).toContain('Yokota');
    const sentence = answer.sentences.find(({ text }) => text.includes('Yokota'))!;
    expect(citations.find(({ n }) => n === sentence.citations[0])!.quote).toContain('Yokota');
  });

  it('answers an English question from the German text', async () => {
    const { answer } = await ask('How many soldiers did the United States station in South Korea in 2020?');
    expect(answer.text).toMatch(/31\s050/);
  });

  it('cites nothing but what the study says, whatever is asked', async () => {
    const subjects = fc.constantFrom(
      'China',
      'Okinawa',
      'Trump',
      'Biden',
      'THAAD',
      'Raketenabwehr',
      'Moon',
      'die Quad',
      'Kosten',
      'Manöver',
      'Singapur',
    );
    const openings = fc.constantFrom(
      'Was sagt die Studie über',
      'Warum gibt es Streit um',
      'Vergleiche Japan und Südkorea:',
      'Tell me about',
      'Wie viel',
    );
    const texts = new Map(parts.study.passages.map(({ id, text }) => [id, text]));
    await fc.assert(
      fc.asyncProperty(openings, subjects, async (opening, subject) => {
        const { citations } = await ask(`${opening} ${subject}?`);
        for (const { passageId, quote, start, end } of citations) {
          expect(quote).toBe(texts.get(passageId)!.slice(start, end));
          expect(quote.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('refuses what the study does not answer, says so, and shows what is near', async () => {
    const { abstained, reason, nearest, answer, citations } = await ask('Wie backe ich einen Apfelkuchen?');
    expect(abstained).toBe(true);
    expect(reason).toContain('Apfelkuchen');
    expect(nearest!.length).toBeGreaterThan(0);
    expect(answer.sentences).toEqual([]);
    expect(citations).toEqual([]);
  });

  it('answers of two questions the one that the study answers, and names the other', async () => {
    const { abstained, answer, reason } = await ask(
      'Wie viele US-Soldaten stehen in Südkorea und wie heißt der Bürgermeister von Seoul?',
    );
    expect(abstained).toBe(false);
    expect(answer.text).toMatch(/31\s050/);
    expect(answer.sentences.at(-1)).toMatchObject({ role: 'frame', citations: [] });
    expect(answer.sentences.at(-1)!.text).toContain('Bürgermeister');
    expect(reason).toContain('Bürgermeister');
  });

  it('marks an English answer’s quotes as German, and says who speaks', async () => {
    const { answer, citations } = await ask('How does Washington see the alliances with regard to China?');
    expect(answer.sentences[0]).toEqual({
      text: 'The study says, in German:',
      citations: [],
      role: 'frame',
    });
    expect(answer.text).toContain('“Washington betrachtet die Allianzen');
    expect(citations.find(({ quote }) => quote.startsWith('Washington betrachtet'))!.speaker).toEqual({
      kind: 'reported',
      name: 'Washington',
    });
  });

  it('explains an abbreviation with the sentence that does', async () => {
    const { citations } = await ask('Wofür steht HNS?');
    expect(citations.some(({ quote }) => quote.includes('»host nation support« (HNS)'))).toBe(true);
  });

  it('refuses in the language of the question', async () => {
    const { reason } = await ask('What is the capital of Peru?');
    expect(reason).toBe('No answer was found in the study on: Peru.');
  });

  it.each([
    ['en-GB,de;q=0.5', 'Pinguine Antarktis Vulkan', /^No answer was found/],
    ['de-CH', 'Pinguine Antarktis Vulkan', /^Die Studie nennt keine/],
    ['*', 'Pinguine Antarktis Vulkan', /^Die Studie nennt keine/],
    ['de', 'What is the capital of Peru?', /^No answer was found/],
  ])(
    'speaks the language of the interface (%s) where the question tells none: %s',
    async (language, content, reason) => {
      const response = await request('/api/chat', {
        headers: { 'accept-language': language },
        body: { messages: [{ role: 'user', content }], stream: false },
      });
      expect(((await response.json()) as ChatResponse).reason).toMatch(reason);
    },
  );

  it('answers a follow-up as the question that it stands for', async () => {
    const { question, answer } = await ask(
      'Wie viele Soldaten hatten die USA 2020 in Japan stationiert?',
      'Und in Südkorea?',
    );
    expect(question).toBe('Wie viele Soldaten hatten die USA 2020 in Südkorea stationiert?');
    expect(answer.text).toMatch(/31\s050/);
  });

  it('sets the two alliances side by side', async () => {
    const { comparison, citations } = await ask('Vergleiche die Kommandostrukturen der beiden Allianzen');
    expect(comparison!.parties).toEqual(['Japan', 'Südkorea']);
    for (const party of comparison!.parties) {
      const cells = comparison!.rows.flatMap(({ cells }) => cells.filter((cell) => cell.party === party));
      expect(cells.some(({ text }) => text)).toBe(true);
      for (const { passagesChecked } of cells) expect(passagesChecked).toBeGreaterThan(0);
    }
    expect(citations.length).toBeGreaterThan(1);
  });

  it('gives the source of a machine-read quote', async () => {
    const { citations } = await ask(
      'Wie heißt die Operation, mit der die USA die Philippinen gegen ISIS unterstützen?',
    );
    const quote = citations.find(({ quote }) => quote.includes('Pacific Eagle'))!;
    expect(quote.quote).toContain('unterstützen');
    expect(quote.source).toContain('unterstiitzen');
  });

  it('streams the passages first, then every sentence, then the whole', async () => {
    const events = await stream('Wie viele Soldaten stehen in Südkorea?');
    const names = events.map(([name]) => name);
    expect(names[0]).toBe('passages');
    expect(names.at(-1)).toBe('answer');
    expect(new Set(names.slice(1, -1))).toEqual(new Set(['sentence']));
    for (const [name, data] of events) chatEvents[name].parse(data);
    const whole = events.at(-1)![1] as ChatResponse;
    const sentences = events
      .filter(([name]) => name === 'sentence')
      .map(([, data]) => data as ChatEvents['sentence']);
    expect(sentences.map(({ text }) => text)).toEqual(whole.answer.sentences.map(({ text }) => text));
    expect(sentences.flatMap(({ sources }) => sources)).toEqual(whole.citations);
  });

  it('ends a stream that fails with an error of its own, without the inner message', async () => {
    const broken = createApp({
      ...parts,
      answerer: { id: 'broken', find: () => Promise.reject(new GateError('inner secret')) },
      log: () => {},
    });
    const response = await broken.request('http://localhost/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'China' }] }),
    });
    const text = await response.text();
    expect(text).toMatch(/^event: error\ndata: {"code":"internal"/);
    expect(text).not.toContain('secret');
  });

  it.each([
    ['not JSON', '{"messages": [', 400, 'not_json'],
    ['no messages', {}, 400, 'bad_request'],
    ['an empty conversation', { messages: [] }, 400, 'bad_request'],
    ['an empty question', { messages: [{ role: 'user', content: '  ' }] }, 400, 'bad_request'],
    [
      'an over-long question',
      { messages: [{ role: 'user', content: 'a'.repeat(2001) }] },
      400,
      'bad_request',
    ],
    ['a wrong role', { messages: [{ role: 'system', content: 'China' }] }, 400, 'bad_request'],
    ['an answer last', { messages: [{ role: 'assistant', content: 'China' }] }, 400, 'bad_request'],
    ['an array', [], 400, 'bad_request'],
    ['what is nested too deeply to be shown', '['.repeat(50_000) + ']'.repeat(50_000), 400, 'bad_request'],
    [
      'an unknown language',
      { messages: [{ role: 'user', content: 'x' }], language: 'fr' },
      400,
      'bad_request',
    ],
    ['a huge request', { messages: [{ role: 'user', content: 'a'.repeat(1_100_000) }] }, 413, 'too_large'],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await failure('/api/chat', { body })).toMatchObject({ status, code });
  });

  it('says in both languages whose the last message must be', async () => {
    const body = { messages: [{ role: 'assistant', content: 'China' }] };
    const german = await failure('/api/chat', { body, headers: { 'accept-language': 'de' } });
    const english = await failure('/api/chat', { body });
    expect(german.message).toMatch(
      /^messages: die letzte Nachricht muss die Rolle "user" haben \(erhalten: /,
    );
    expect(english.message).toMatch(/^messages: the last message must have the role "user" \(received: /);
  });

  it('names the field, the value and what was expected', async () => {
    const body = {
      messages: [
        { role: 'user', content: 'China' },
        { role: 'robot', content: 'x' },
      ],
    };
    const { message } = await failure('/api/chat', { body });
    expect(message).toContain('messages.1');
    expect(message).toContain('robot');
  });
});
