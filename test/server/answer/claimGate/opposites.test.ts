import { describe, expect, it } from 'vitest';
import { reversed } from '#server/answer/claimGate/opposites.ts';
import { turnedRound } from '#server/answer/claimGate/turnedRound.ts';
import { cited, gate } from './claims.ts';

describe('reversed', () => {
  it.each([
    ['The level is high.', 'Das Maß ist gering.', 'high'],
    ['Die Ausgaben sanken.', 'Die Ausgaben nahmen weiter zu.', 'sanken'],
    ['Spending fell.', 'Die Ausgaben sind gestiegen.', 'fell'],
    ['Japan is against it.', 'Japan befürwortet es.', 'against'],
    ['Seoul supports it.', 'Seoul lehnt es weiterhin ab.', 'supports'],
    ['Exercises are held rarely.', 'Übungen finden regelmäßig statt.', 'rarely'],
    ['Exercises are held regularly.', 'Übungen finden regelmäßig statt.', undefined],
    // How sure a figure is, is no direction.
    ['More than two thirds belong to it.', 'Es sind weniger geworden.', undefined],
    ['Für 2021 zahlt Seoul weniger als 2019.', 'Für 2021 zahlt Seoul mehr als 2019.', 'weniger'],
    // Either may be meant where a clause says both.
    ['Costs rose and fell.', 'Die Kosten sanken.', undefined],
  ])('%s / %s', (claim, clause, words) => {
    expect(reversed(claim, clause)).toBe(words);
  });
});

describe('turnedRound', () => {
  it.each([
    ['Die Bündnisse sind instabil.', 'Die Bündnisse sind stabil.', ['instabil']],
    ['The alliances are unstable.', 'Die Bündnisse sind stabil.', ['unstable']],
    ['Die Sorge ist begründet.', 'Die Sorge ist unbegründet.', ['begrundet']],
    ['Die Sorge ist unbegründet.', 'Die Sorge ist unbegründet.', []],
    ['The institution is understood.', 'Die Institution versteht man.', []],
  ])('%s / %s', (claim, clause, words) => {
    expect(turnedRound(claim, clause)).toEqual(words);
  });
});

it('objects to what was turned round', () => {
  const stable = cited('bemerkenswert stabil erwiesen');
  expect(gate({ text: 'Die Bündnisse haben sich als stabil erwiesen.', language: 'de' }, stable)).toEqual([]);
  expect(gate({ text: 'The alliances have proved unstable.', language: 'en' }, stable)).toEqual([
    { kind: 'negation', words: 'unstable' },
  ]);
});
