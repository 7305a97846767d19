import { describe, expect, it } from 'vitest';
import { languageOf } from '#server/answer/language.ts';
import { leansOn } from '#server/answer/leanOn.ts';
import { analyze, definitionOf, offers } from '#server/answer/question.ts';

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

  it('takes what was said before where nothing tells, and then what the reader is known to speak', () => {
    expect(languageOf('THAAD', ['What is the Quad?'], 'de')).toBe('en');
    expect(languageOf('THAAD', ['Quad', 'China'], 'en')).toBe('en');
    expect(languageOf('Was ist THAAD?', [], 'en')).toBe('de');
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
    ['Wie sieht Tokio den Ausstieg aus dem TPP?', 'position'],
    ['What does Seoul think of the Quad?', 'position'],
    ['Was ist die Quad?', 'definition'],
    ['Welche Übungen gibt es?', 'list'],
    ['Gehört Südkorea zur Quad?', 'statement'],
    ['Ist Südkorea in der Quad?', 'yesNo'],
    ['Okinawa', 'statement'],
  ])('%s asks for a %s', (text, want) => {
    expect(analyze(text).want).toBe(want);
  });

  it.each([
    ['Vergleiche die Beiträge Japans und Südkoreas', 'surely'],
    ['Was unterscheidet die beiden Bündnisse?', 'surely'],
    ['Wer zahlt mehr, Japan oder Südkorea?', 'surely'],
    ['How do both alliances differ?', 'surely'],
    ['Läuft das in Japan anders als in Südkorea?', 'perhaps'],
    ['Wie viele Soldaten haben die USA in Japan und Südkorea?', 'perhaps'],
    ['Was ist der Unterschied zwischen WLAN und LAN?', 'no'],
    ['Worum geht es im Streit zwischen Japan und Südkorea?', 'no'],
    ['Wie viele Soldaten stehen in Japan?', 'no'],
    ['Was sagt Tokio zu China?', 'no'],
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
  ] as const)('%s holds a %s: %s', (text, want, holds) => {
    expect(offers({ text, language: 'de' }, want)).toBe(holds);
  });

  it.each([
    ['Twelve cranes unload the ships.', 'figure', true],
    ['The quay was rebuilt in May.', 'date', true],
    ['It may rain.', 'date', false],
    ['The mayor opened it.', 'person', true],
    ['It was closed because the wall had cracked.', 'reason', true],
    ['Since it sinks, cranes, docks and sheds were moved.', 'list', true],
    ['Both agree.', 'reason', false],
  ] as const)('of an English study: %s holds a %s: %s', (text, want, holds) => {
    expect(offers({ text, language: 'en' }, want)).toBe(holds);
  });
});

describe('definitionOf', () => {
  it.each([
    ['Das Combined Forces Command (CFC) steht unter amerikanischer Führung.', 'CFC', true],
    ['die operative Führung (Operational Control, OPCON) zu übernehmen', 'OPCON', true],
    ['Die Pläne für den OPCON-Transfer wurden verschoben.', 'OPCON', false],
  ])('%s explains %s: %s', (sentence, term, explains) => {
    expect(definitionOf(term)(sentence)).toBe(explains);
  });

  it('finds the term that a question asks for', () => {
    expect(analyze('Wofür steht OPCON?').term).toBe('OPCON');
    expect(analyze('THAAD').term).toBe('THAAD');
    expect(analyze('Was ist ein Bündnis?').term).toBeUndefined();
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
    expect(leansOn(sentence, 'de')).toBe(leans);
  });

  it.each([
    ['It was repaired in 1953.', true],
    ['However, the wall has cracked.', true],
    ['These cost more.', true],
    ['This report is on the harbour.', false],
    ['There are twelve cranes.', false],
    ['The harbour is old.', false],
  ])('in English, %s: %s', (sentence, leans) => {
    expect(leansOn(sentence, 'en')).toBe(leans);
  });
});
