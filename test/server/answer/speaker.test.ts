import { describe, expect, it } from 'vitest';
import { speakerOf } from '#server/answer/speaker.ts';
import { statement } from '../../statements.ts';

const nameOf = (sentence: string) => speakerOf(sentence, undefined)?.label.de;

describe('speakerOf', () => {
  it.each([
    ['Washington betrachtet die Allianzen zunehmend als Instrument zur Einhegung Chinas.', 'Washington'],
    [
      'Nach Einschätzung des japanischen Verteidigungsministeriums strebt Nordkorea danach.',
      'japanisches Verteidigungsministerium',
    ],
    ['Medienberichten zufolge wird verhandelt.', 'Medienberichte'],
    ['Seoul, das keinen Territorialkonflikt mit China hat, fühlt sich von Peking nicht bedroht.', 'Seoul'],
    ['Als sich Seoul zur Installation entschloss, konterte Peking mit Boykott.', 'Peking'],
    ['Sowohl Tokio als auch Seoul hegen die Befürchtung, dass dies geschieht.', 'Tokio und Seoul'],
    [
      'Progressive Kräfte in Südkorea glauben, dass Washingtons Politik eigennützig ist.',
      'Südkoreas Progressive',
    ],
    ['Abrams warnte, ein Truppenabzug berge Risiken.', 'Robert B. Abrams'],
    ['Aus Sicht Südkoreas läuft die Bevorzugung Japans den eigenen Interessen zuwider.', 'Südkorea'],
  ])('%s: %s', (sentence, name) => {
    expect(nameOf(sentence)).toBe(name);
  });

  it.each([
    'Die USA haben nirgendwo sonst im Ausland so viele Soldaten stationiert wie in Japan.',
    'Das gilt insbesondere vor dem Hintergrund der wachsenden Spannungen mit China.',
    'Die Zusammensetzung der US-Truppen deutet darauf hin, dass sich die USA wappnen.',
  ])('leaves to the authors: %s', (sentence) => {
    expect(nameOf(sentence)).toBeUndefined();
  });

  it('goes on with the speaker of the sentence before in reported speech', () => {
    const told = statement('russland-01', 3);
    expect(told.text).toContain('verlege sich');
    expect(told.speaker?.label.de).toBe('USA');
  });
});
