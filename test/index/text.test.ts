import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundSplitter, createAnalyzer, fold, words } from '#index/text.ts';

const split = compoundSplitter([
  'stationierung',
  'kosten',
  'raketen',
  'mittelstrecken',
  'abwehr',
  'bundnis',
  'partner',
]);

describe('fold', () => {
  it.each([
    ['Bündnisse', 'Buendnisse'],
    ['Größe', 'Groesse'],
    ['Übung', 'Uebung'],
    ['Pjöngjang', 'Pjongjang'],
  ])('brings %s and %s together', (typeset, typed) => {
    expect(fold(typeset)).toBe(fold(typed));
  });

  it('is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('words', () => {
  it('keeps the digits of a figure together however they are grouped', () => {
    expect(words('55 300 Soldaten')).toEqual(['55300', 'soldaten']);
    expect(words('55\u00a0300')).toEqual(words('55.300'));
    expect(words('5,07 Billionen')).toEqual(['5.07', 'billionen']);
  });

  it('does not join a year with what follows', () => {
    expect(words('seit 2018 200 Soldaten')).toEqual(['seit', '2018', '200', 'soldaten']);
  });

  it('takes hyphenated names apart', () => {
    expect(words('US‑Truppen, SM-3')).toEqual(['us', 'truppen', 'sm', '3']);
  });
});

describe('compoundSplitter', () => {
  it('finds the words of the vocabulary in a compound', () => {
    expect(split('stationierungskosten')).toEqual(['stationierung', 'kosten']);
    expect(split('mittelstreckenraketenabwehr')).toEqual(['mittelstrecken', 'raketen', 'abwehr']);
  });

  it('leaves a word alone that is no compound of the vocabulary', () => {
    expect(split('verteidigung')).toEqual([]);
    expect(split('bundnis')).toEqual([]);
  });
});

describe('createAnalyzer', () => {
  const analyze = createAnalyzer(split);

  it('does not take apart what is too long to be a word', () => {
    const endless = 'stationierungskosten'.repeat(100);
    expect(analyze(endless)).toEqual([endless]);
  });

  it('drops words that name nothing', () => {
    expect(analyze('Wie ist das mit dem und who does that')).toEqual([]);
  });

  it('gives inflected forms and parts of compounds one term', () => {
    const terms = analyze('Bündnispartnern');
    expect(analyze('Partner').some((term) => terms.includes(term))).toBe(true);
    expect(analyze('Bündnisse').some((term) => terms.includes(term))).toBe(true);
  });
});
