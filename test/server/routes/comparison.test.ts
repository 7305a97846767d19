import { describe, expect, it } from 'vitest';
import type { Answer } from '#server/answer/answerer.ts';
import { comparisonCsv, comparisonMarkdown } from '#server/comparisonFile.ts';
import type { ChatResponse } from '#server/schema.ts';
import { call, failure, request } from '../../parts.ts';

const QUESTION = 'Vergleiche die Raketenabwehr in Japan und Südkorea';
const path = (format: string, q = QUESTION) => `/api/comparison?${new URLSearchParams({ q, format })}`;

describe('GET /api/comparison', () => {
  it('gives the table of the chat', async () => {
    const { parties, rows } = await call<ChatResponse['comparison'] & object>(path('json'));
    const chat = await call<ChatResponse>('/api/chat', {
      messages: [{ role: 'user', content: QUESTION }],
      stream: false,
    });
    expect({ parties, rows }).toEqual(chat.comparison);
  });

  it('gives it as Markdown, with every quote in full', async () => {
    const response = await request(path('markdown'));
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('vergleich.md');
    const text = await response.text();
    expect(text).toContain('| Gesichtspunkt | Japan | Südkorea |\n| --- | --- | --- |');
    expect(text).toMatch(/^\[1\] ».+« – .+ \(.+; [a-z-]+\d+, \d+–\d+\)$/m);
  });

  it('gives it as CSV, a line for each cell', async () => {
    const response = await request(path('csv'));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    // Decoding drops the byte order mark.
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines[0]).toBe('"Gesichtspunkt","Partei","Aussage","Belege (Passage, Zeichen)"');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^("([^"]|"")*",){3}"([^"]|"")*"$/);
  });

  it('names what it wants where a question compares nothing, or the format is unknown', async () => {
    expect(await failure(path('csv', 'Wo liegt Yokota?'))).toMatchObject({
      status: 404,
      code: 'no_comparison',
    });
    const { message } = await failure(path('csv', `Wo liegt ${'Yokota '.repeat(100)}?`));
    expect(message).toMatch(/^.Wo liegt Yokota .{44}…/);
    expect(await failure(path('xlsx'))).toMatchObject({ status: 400, code: 'bad_request' });
    expect(await failure('/api/comparison')).toMatchObject({ status: 400, code: 'bad_request' });
  });
});

describe('a comparison as a file', () => {
  const cell = { party: 'Japan', text: '', citations: [], passagesChecked: 7 };
  const answer: Answer = {
    question: 'q',
    language: 'de',
    answer: { text: '', sentences: [] },
    citations: [],
    abstained: false,
  };
  const table = { parties: ['Japan'], rows: [{ aspect: 'a|b <i>', cells: [cell] }] };

  it('says what an empty cell rests on', () => {
    expect(comparisonMarkdown(answer, table, 'de')).toContain(
      'keine Aussage in der Studie (7 Passagen geprüft)',
    );
    expect(comparisonCsv(table, [], 'en')).toContain('no statement in the study (7 passages examined)');
  });

  it('has the same marks above the table and within', () => {
    const said = 'Viel. [1]';
    const cited = { parties: ['Japan'], rows: [{ aspect: 'a', cells: [{ ...cell, text: said }] }] };
    const above = { ...answer, answer: { text: `${said} [x](y) [2](z)`, sentences: [] } };
    const text = comparisonMarkdown(above, cited, 'de');
    expect(text).toContain('\nViel. [1] \\[x\\](y) \\[2\\](z)\n');
    expect(text).toContain('| a | Viel. [1] |');
  });

  it('lets no text become a mark, or a formula', () => {
    expect(comparisonMarkdown(answer, table, 'de')).toContain('a\\|b \\<i\\>');
    const formula = { parties: ['x'], rows: [{ aspect: '=1+1', cells: [cell] }] };
    expect(comparisonCsv(formula, [], 'de')).toContain(`"'=1+1"`);
  });
});
