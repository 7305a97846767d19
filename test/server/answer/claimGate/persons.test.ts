import { describe, expect, it } from 'vitest';
import { mistaken } from '#server/answer/claimGate/persons.ts';
import { cited, gate } from './claims.ts';

const visit = cited('Außenminister Antony Blinken');

describe('mistaken', () => {
  it.each([
    ['Foreign Minister Antony Blinken came to Japan.', []],
    ['Secretary of State Blinken came to Japan.', []],
    ['Blinken und Austin kamen nach Japan.', []],
    ['Verteidigungsminister Lloyd Austin kam nach Japan.', []],
    ['Lloyd Blinken came to Japan.', ['Lloyd Blinken']],
    ['Foreign Minister Lloyd Austin came to Japan.', ['Lloyd Austin']],
    ['Präsident Austin kam nach Japan.', ['Austin']],
  ])('%s', (claim, names) => {
    expect(mistaken(claim, visit)).toEqual(names);
  });
});

it('is objected to as a name', () => {
  const text = 'In March 2021 President Austin travelled to Japan and South Korea.';
  expect(gate({ text, language: 'en' }, visit)).toContainEqual({ kind: 'name', words: 'Austin' });
});
