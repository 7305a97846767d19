import { describe, expect, it } from 'vitest';
import { comparedParties, topicOf } from '#server/answer/compare/comparedParties.ts';
import { analyze } from '#server/answer/question.ts';
import type { ChatResponse } from '#server/schema.ts';
import { call } from '../../../parts.ts';

const ask = (...questions: string[]) =>
  call<ChatResponse>('/api/chat', {
    messages: questions.map((content) => ({ role: 'user', content })),
    stream: false,
  });

describe('comparedParties', () => {
  it.each([
    ['Was unterscheidet die beiden Bündnisse?', ['japan', 'southKorea']],
    ['Vergleiche Thailand und Singapur', ['thailand', 'singapore']],
    ['Wie unterscheidet sich die Nato von den asiatischen Bündnissen?', ['japan', 'southKorea', 'nato']],
    ['Sehen die USA, Japan und Südkorea China gleich?', ['usa', 'japan', 'southKorea']],
  ])('%s', (question, parties) => {
    expect(comparedParties(analyze(question))).toEqual(parties);
  });
});

describe('topicOf', () => {
  it.each([
    ['Vergleiche die Raketenabwehr in Japan und Südkorea', 'Raketenabwehr'],
    ['Was unterscheidet die beiden Bündnisse?', 'Was'],
  ])('%s: %s', (question, topic) => {
    const asked = analyze(question);
    expect(topicOf(asked, comparedParties(asked))).toContain(topic);
  });
});

describe('a comparison', () => {
  it('without a topic sets the six fields of the fact boxes side by side', async () => {
    const { comparison } = await ask('Was unterscheidet die beiden Bündnisse?');
    expect(comparison!.rows.map(({ aspect }) => aspect)).toEqual([
      'Rechtliche und politische Grundlagen',
      'Ausgestaltung und Verbindlichkeit der Beistandsverpflichtungen',
      'Planungs- und Kommandostrukturen',
      'Politische Konsultations- und Entscheidungsstrukturen',
      'Militärische Untermauerung des Bündnisses',
      'Die nukleare Dimension des Bündnisses',
    ]);
    for (const { cells } of comparison!.rows) for (const { text } of cells) expect(text).not.toBe('');
  });

  it('on money has the rows of that topic', async () => {
    const { comparison } = await ask('Wer zahlt mehr für die US-Truppen, Japan oder Südkorea?');
    const aspects = comparison!.rows.map(({ aspect }) => aspect);
    expect(aspects).toEqual(expect.arrayContaining(['SMA-Beitrag', 'Gesamtkosten der US-Präsenz']));
    expect(aspects).not.toContain('Zahl der US-Soldaten');
  });

  it('says above the table how the parties differ, where the study does', async () => {
    const { answer } = await ask('Vergleiche die Verteidigungsausgaben von Japan und Südkorea');
    expect(answer.text).toContain('voraussichtlich 2022 überholen');
  });

  it('examines the same passages for every party', async () => {
    const { comparison } = await ask('Compare missile defence in Japan and South Korea');
    const counts = comparison!.rows.flatMap(({ cells }) =>
      cells.map(({ passagesChecked }) => passagesChecked),
    );
    expect(new Set(counts).size).toBe(1);
    expect(comparison!.parties).toEqual(['Japan', 'South Korea']);
  });

  it('leaves no cell empty where the passages that were looked through say something on its aspect', async () => {
    const { comparison } = await ask('Wo hat Amerika mehr Soldaten, in Japan oder in Korea?');
    const mix = comparison!.rows.find(({ aspect }) => aspect === 'Zusammensetzung der US-Truppen')!;
    expect(mix.cells.map(({ text }) => /Heer|Marine/.test(text))).toEqual([true, true]);
  });

  it('goes on with the same parties in another respect', async () => {
    const { question, comparison } = await ask(
      'Vergleiche die Verteidigungsausgaben von Japan und Südkorea',
      'Und bei der Raketenabwehr?',
    );
    expect(question).toBe('Vergleiche Japan und Südkorea: Raketenabwehr');
    expect(comparison!.rows.some(({ aspect }) => aspect === 'Raketenabwehr')).toBe(true);
  });

  it('takes no alliance for a party that the study does not know', async () => {
    const { comparison } = await ask('Vergleiche die Allianzen mit Saudi-Arabien und Kanada');
    expect(comparison).toBeUndefined();
  });
});
