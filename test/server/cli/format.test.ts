import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { formatAnswer } from '#server/cli/formatAnswer.ts';
import { formatPassage } from '#server/cli/formatPassage.ts';
import { formatSearch } from '#server/cli/formatSearch.ts';
import { words } from '#server/cli/words.ts';
import type { AnswerSentence, ChatResponse, PassageResponse, SearchResponse } from '#server/schema.ts';
import { call } from '../../parts.ts';
import { citation, response } from '../../web/answers.ts';
import { plain, vivid, widest } from './terminals.ts';

const ask = (content: string) =>
  call<ChatResponse>('/api/chat', { messages: [{ role: 'user', content }], stream: false });

const show = (answer: ChatResponse, terminal = plain(), withheld = false) =>
  formatAnswer(answer, { asked: answer.question, withheld }, terminal);

/** An answer of some sentences. */
function saying(sentences: AnswerSentence[], more: Partial<ChatResponse> = {}): ChatResponse {
  return response('', { answer: { text: '', sentences }, citations: [citation(1)], ...more });
}

/** In one line, as a reader takes it in. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

const HOSTILE = 'x\u001b[2Jx\u001b]8;;http://evil.example\u0007x\u009b31m\u0007\rx';

describe('formatAnswer', () => {
  it('gives every sentence and every quote with its speaker, section and passage, within the width', async () => {
    const answer = await ask('Wo liegt das Hauptquartier der US-Truppen in Japan?');
    for (const width of [60, 80, 100]) {
      const text = show(answer, plain(width));
      expect(widest(text)).toBeLessThanOrEqual(width);
      for (const { n, quote, speaker, section, passageId } of answer.citations) {
        expect(flat(text)).toContain(
          flat(`[${n}] „${quote}“ ${speaker.name} · ${section.join(' › ')} (${passageId})`),
        );
      }
    }
  });

  it('tells the study’s words from its own, and a language model’s from both', () => {
    const answer = saying([
      { text: 'Elsewhere:', citations: [], role: 'frame' },
      { text: 'Parallel.', citations: [1] },
      { text: 'In short.', citations: [1], role: 'paraphrase' },
    ]);
    expect(show({ ...answer, language: 'en' })).toMatch(
      /^Elsewhere: “Parallel.”\u00a0\[1\] In short.\u00a0\[1\]/,
    );
    expect(show(answer, vivid())).toMatch('\u001b[2mElsewhere:\u001b[22m „Parallel.“');
  });

  it('sets lists as lists', () => {
    const items = ['eins', 'zwei'].map((text) => ({ text, citations: [1], role: 'item' as const }));
    expect(show(saying([{ text: 'Drei:', citations: [], role: 'frame' }, ...items]))).toMatch(
      /^Drei:\n\n– „eins“\u00a0\[1\]\n– „zwei“\u00a0\[1\]\n\nBelege/,
    );
  });

  it('links markers and passages to their words on the page', () => {
    const text = show(saying([{ text: 'Parallel.', citations: [1] }]), vivid());
    expect(text.split('http://127.0.0.1:8787/study/a-01?s=0-9\u0007')).toHaveLength(4);
  });

  it('says how a question was understood, and nothing where that is how it was put', () => {
    const answer = response('', { question: 'Wie viele in Japan?' });
    const asked = (question: string) => formatAnswer(answer, { asked: question, withheld: false }, plain());
    expect(asked('Und in Japan?')).toContain('Verstanden als: Wie viele in Japan?');
    expect(asked('Wie viele in Japan?')).not.toContain('Verstanden als');
  });

  it('refuses with the reason and the nearest passages', async () => {
    const answer = await ask('How do I bake an apple pie?');
    const text = flat(show(answer));
    expect(text).toContain(
      `No answer found in the study ${flat(answer.reason!)} These passages come closest:`,
    );
    for (const { id, text: passage, matched } of answer.nearest!) {
      expect(text).toContain(`(${id})`);
      expect(text).toContain(flat(passage.slice(matched.best.start, matched.best.end)));
    }
  });

  it('says what is left without an answer', async () => {
    const answer = await ask(
      'Wo liegt das Hauptquartier der US-Truppen in Japan, und wie viele Panzer hat Österreich?',
    );
    expect(answer.abstained).toBe(false);
    expect(flat(show(answer))).toContain(flat(answer.reason!));
  });

  it('tells how many sentences were withheld, and shows them only as unsupported', () => {
    const answer = saying([{ text: 'In short.', citations: [1], role: 'paraphrase' }], {
      language: 'en',
      withheld: [{ text: 'Untrue.', objections: ['1999', 'Berlin'] }],
      notice: 'The language model was slow.',
    });
    const text = show(answer);
    expect(text).toMatch(/^The language model was slow\.\n\nIn short\./);
    expect(flat(text)).toContain('One sentence of the language model was withheld');
    expect(text).not.toContain('Untrue');
    expect(flat(show(answer, plain(), true))).toContain('✗ Not borne out by the study: Untrue. 1999 Berlin');
  });

  it('shows a comparison side by side where there is room, and else below one another', async () => {
    const answer = await ask('Vergleiche die Truppenpräsenz in Japan und Südkorea');
    const wide = show(answer, plain(100));
    expect(wide).toMatch(/^Japan +│ Südkorea$/m);
    const narrow = show(answer, plain(60));
    expect(narrow).not.toContain('│');
    expect(narrow).toMatch(/^Japan\n {2}\S/m);
    for (const [width, text] of [
      [100, wide],
      [60, narrow],
    ] as const) {
      expect(widest(text)).toBeLessThanOrEqual(width);
      expect(widest(show(answer, vivid(width)))).toBe(widest(text));
      for (const { aspect } of answer.comparison!.rows) expect(flat(text)).toContain(`── ${aspect}`);
    }
    const cell = answer.comparison!.rows[0]!.cells[0]!;
    expect(flat(narrow)).toContain(flat(cell.text));
  });

  it('says in an empty cell how much was read for it, and what is said of all once', () => {
    const cell = (party: string, text: string) => ({
      party,
      text,
      citations: text ? [1] : [],
      passagesChecked: 25,
    });
    const comparison = {
      parties: ['Japan', 'Seoul'],
      rows: [
        { aspect: 'Truppen', cells: [cell('Japan', 'Viele. [1]'), cell('Seoul', '')] },
        { aspect: 'Ziele', shared: true, cells: [cell('Japan', 'Beide. [1]'), cell('Seoul', 'Beide. [1]')] },
      ],
    };
    const text = show(saying([], { comparison }));
    expect(flat(text)).toContain('Viele. [1] │ keine Aussage in der Studie (25');
    expect(text).toContain('── Ziele (für alle) ─');
    expect(text.match(/Beide\./g)).toHaveLength(1);
  });

  it('lets no text of study, question or model steer the terminal', async () => {
    const found = (await call<SearchResponse>('/api/search?q=Quad&k=1')).passages[0]!;
    const cell = { party: HOSTILE, text: HOSTILE, citations: [1], passagesChecked: 1 };
    const hostile = response('', {
      question: HOSTILE,
      answer: { text: '', sentences: [{ text: HOSTILE, citations: [1] }] },
      citations: [
        citation(1, {
          passageId: HOSTILE,
          section: [HOSTILE],
          quote: HOSTILE,
          source: `${HOSTILE} `,
          speaker: { kind: 'reported', name: HOSTILE },
        }),
      ],
      comparison: { parties: [HOSTILE], rows: [{ aspect: HOSTILE, cells: [cell] }] },
      reason: HOSTILE,
      nearest: [{ ...found, id: HOSTILE, section: [HOSTILE], text: HOSTILE.repeat(20) }],
      withheld: [{ text: HOSTILE, objections: [HOSTILE] }],
      notice: HOSTILE,
    });
    const shown = formatAnswer(hostile, { asked: '', withheld: true }, plain());
    expect(shown).not.toMatch(/[^\P{Cc}\n]/u);
    expect(stripVTControlCharacters(show(hostile, vivid(), true))).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('formatSearch', () => {
  it('numbers the passages, and makes the words found stand out in the sentence that fits best', async () => {
    const response = await call<SearchResponse>('/api/search?q=Raketenabwehr&k=3');
    const text = formatSearch(response, words.en, plain(60));
    expect(widest(text)).toBeLessThanOrEqual(60);
    expect(flat(text)).toMatch(/^1 .*\(\S+-\d\d\).* 2 .*\(\S+-\d\d\).* 3 .*\(\S+-\d\d\)/);
    const lit = formatSearch(response, words.en, vivid());
    expect(lit).toContain('\u001b[33mRaketenabwehr');
    expect(stripVTControlCharacters(lit)).toBe(formatSearch(response, words.en, plain()));
  });
});

describe('formatPassage', () => {
  it('gives the whole text and the neighbours', async () => {
    const response = await call<PassageResponse>('/api/passages/nordkorea-07');
    const text = flat(formatPassage(response, words.de, plain()));
    expect(text).toContain(flat(response.text));
    expect(text).toContain('davor: nordkorea-06 · danach: nordkorea-08');
  });

  it('shows the characters as they were read beside repaired ones', async () => {
    const response = await call<PassageResponse>('/api/passages/karte-03');
    const text = flat(formatPassage(response, words.en, plain()));
    expect(text).toContain('machine-read');
    expect(text).toContain(`Characters as they were read: ${flat(response.source!)}`);
  });

  it('names the paragraph that a pull quote repeats', async () => {
    const response = await call<PassageResponse>('/api/passages/china-06');
    expect(formatPassage(response, words.en, plain())).toContain(`Stands in the text: ${response.repeats}`);
  });
});
