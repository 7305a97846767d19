import { describe, expect, it } from 'vitest';
import { misquoted } from '#server/answer/claimGate/quotations.ts';

const source = [
  { text: 'Das Land leiste einen »signifikanten« Beitrag mit F‑35, so das US-Außenministerium.' },
];

describe('misquoted', () => {
  it.each([
    ['„signifikanten“'],
    ['»signifikanten Beitrag«'],
    ['“Beitrag mit F-35”'],
    ['"US-Außenministerium."'],
    ['„das US-Außenministerium“'],
    ['Korea’s share, it’s said'],
  ])('takes %s for a quotation, or none', (text) => {
    expect(misquoted(`Es heißt ${text} dort.`, source)).toEqual([]);
  });

  it.each([
    ['„erheblichen Beitrag“', 'erheblichen Beitrag'],
    ['“significant”', 'significant'],
    ['"mit F-16"', 'mit F-16'],
    ['»Beitrag … F-35«', 'Beitrag … F-35'],
  ])('finds %s nowhere', (text, words) => {
    expect(misquoted(`Es heißt ${text} dort.`, source)).toEqual([words]);
  });
});
