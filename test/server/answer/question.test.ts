import { describe, expect, it } from 'vitest';
import { languageOf } from '#server/answer/language.ts';
import { leansOn } from '#server/answer/leanOn.ts';
import { analyze, offers } from '#server/answer/question.ts';

describe('languageOf', () => {
  it.each([
    ['Wie viele Soldaten stehen in Japan?', 'de'],
    ['How many soldiers are in Japan?', 'en'],
    ['THAAD China', 'de'],
    ['Why does Seoul hesitate?', 'en'],
    ['Kosten US-Truppen Südkorea', 'de'],
    ['What about the Quad?', 'en'],
  ])('%s: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('analyze', () => {
  it.each([
    ['Wie viele Soldaten sind in Japan?', 'figure'],
    ['How much does Seoul pay?', 'figure'],
    ['In welchem Jahr endete der INF-Vertrag?', 'date'],
    ['Seit wann gibt es das CFC?', 'date'],
    ['Wer führt das CFC?', 'person'],
    ['Wo liegt Yokota?', 'place'],
    ['Warum zögert Seoul?', 'reason'],
    ['Was ist die Quad?', 'statement'],
  ])('%s asks for a %s', (text, want) => {
    expect(analyze(text).want).toBe(want);
  });

  it.each([
    ['Vergleiche die Beiträge Japans und Südkoreas', true],
    ['Was unterscheidet die beiden Bündnisse?', true],
    ['Wer zahlt mehr, Japan oder Südkorea?', true],
    ['How do both alliances differ?', true],
    ['Was ist der Unterschied zwischen WLAN und LAN?', false],
    ['Wie viele Soldaten stehen in Japan?', false],
    ['Was sagt Tokio zu China?', false],
  ])('%s compares: %s', (text, compares) => {
    expect(analyze(text).compares).toBe(compares);
  });
});

describe('offers', () => {
  it.each([
    ['Das Heer macht 2\u00a0500 Soldaten aus.', 'figure', true],
    ['Das Heer ist klein.', 'figure', false],
    ['Im März 2021 einigten sich beide.', 'date', true],
    ['General Robert B. Abrams warnte.', 'person', true],
    ['Das liegt daran, weil es so ist.', 'reason', true],
    ['Beide sind sich einig.', 'reason', false],
  ] as const)('%s holds a %s: %s', (sentence, want, holds) => {
    expect(offers(sentence, want)).toBe(holds);
  });
});

describe('leansOn', () => {
  it.each([
    ['Damit wäre es Japan nun möglich.', true],
    ['Er verwies darauf.', true],
    ['Das gilt auch für die Biden-Administration.', true],
    ['Das Pentagon sieht das anders.', false],
    ['Die USA haben Truppen in Japan.', false],
    ['Diese Studie stellt die Belastbarkeit in den Mittelpunkt.', false],
  ])('%s: %s', (sentence, leans) => {
    expect(leansOn(sentence)).toBe(leans);
  });
});
