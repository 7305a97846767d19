import { describe, expect, it } from 'vitest';
import { advance, newTurn, type Turn, toMessages, understoodAs } from '../../../web/state/turn.ts';
import { answerEvent, answeredTurn, response, sentenceEvent } from '../answers.ts';

describe('advance', () => {
  it('collects sentences as they come, and takes the whole answer in their place', () => {
    const part = [sentenceEvent('A.'), sentenceEvent('B.')].reduce(advance, newTurn(1, 'Frage'));
    expect(part).toMatchObject({ status: 'answering', sentences: [{ text: 'A.' }, { text: 'B.' }] });
    expect(advance(part, answerEvent(response('C.')))).toMatchObject({
      status: 'answered',
      sentences: [{ text: 'C.' }],
    });
  });

  it('keeps of a passage found its place and its best line', () => {
    const matched = {
      passage: 1,
      sentence: 1,
      asked: 1,
      coverage: 1,
      lexical: 1,
      terms: [],
      best: { start: 3, end: 6 },
    };
    const passage = {
      id: 'k-1',
      kind: 'map-caption',
      section: ['Karte'],
      text: 'Ab Cd. Ef',
      score: 1,
      matched,
    } as const;
    const turn = advance(newTurn(1, 'Frage'), {
      name: 'passages',
      data: { question: 'Frage', passages: [{ ...passage, section: ['Karte'] }] },
    });
    expect(turn.found).toEqual([
      { passageId: 'k-1', section: ['Karte'], machineRead: true, excerpt: 'Cd.', span: { start: 3, end: 6 } },
    ]);
  });
});

describe('understoodAs', () => {
  it('is what the server made of a follow-up, and nothing where it took the question as it was', () => {
    const turn = newTurn(1, 'Und Japan?');
    expect(understoodAs(turn)).toBeUndefined();
    expect(understoodAs({ ...turn, standalone: 'Und Japan?' })).toBeUndefined();
    expect(understoodAs({ ...turn, standalone: 'Was zahlt Japan?' })).toBe('Was zahlt Japan?');
    expect(understoodAs(newTurn(1, 'Und Japan?', { correction: 'Was plant Japan?' }))).toBe(
      'Was plant Japan?',
    );
  });
});

describe('toMessages', () => {
  it('sends answers, reasons of refusals, and parts of answers; leaves out what got none', () => {
    const turns: Turn[] = [
      answeredTurn(1, 'Frage 1', response('Antwort [1]')),
      answeredTurn(2, 'Frage 2', response('', { abstained: true, reason: 'Steht nicht darin.' })),
      advance(newTurn(3, 'Frage 3', { correction: 'Genauer gefragt' }), sentenceEvent('Ein Teil.')),
      newTurn(4, 'Frage 4'),
    ];
    expect(toMessages(turns, 'Und?')).toEqual([
      { role: 'user', content: 'Frage 1' },
      { role: 'assistant', content: 'Antwort [1]' },
      { role: 'user', content: 'Frage 2' },
      { role: 'assistant', content: 'Steht nicht darin.' },
      { role: 'user', content: 'Genauer gefragt' },
      { role: 'assistant', content: 'Ein Teil.' },
      { role: 'user', content: 'Und?' },
    ]);
  });

  it('stays within the limit of the server, beginning with a question', () => {
    const turns = Array.from({ length: 150 }, (_, i) => answeredTurn(i, `Frage ${i}`, response('A')));
    const messages = toMessages(turns, 'Und?');
    expect(messages.length).toBeLessThanOrEqual(200);
    expect(messages[0]?.role).toBe('user');
  });
});
