import { describe, expect, it } from 'vitest';
import { partsOf } from '#server/answer/partsOf.ts';

describe('partsOf', () => {
  it.each([
    [
      'Wie viele Soldaten stehen in Japan und wer führt sie?',
      ['Wie viele Soldaten stehen in Japan', 'wer führt sie?'],
    ],
    ['Was ist die Quad? Wann traf sie sich?', ['Was ist die Quad', 'Wann traf sie sich?']],
    ['What does Japan pay, and why is it disputed?', ['What does Japan pay', 'why is it disputed?']],
  ])('takes apart %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each(['Was zahlen Japan und Südkorea?', 'Warum?', '???', 'Wie und wann?'])('leaves %s whole', (text) => {
    expect(partsOf(text)).toEqual([text]);
  });
});
