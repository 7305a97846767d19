import { describe, expect, it } from 'vitest';
import { standalone } from '#server/answer/followUp.ts';

describe('standalone', () => {
  it.each([
    [
      ['Wie viele US-Soldaten stehen in Japan?', 'Und in Südkorea?'],
      'Wie viele US-Soldaten stehen in Südkorea?',
    ],
    [['Was zahlt Tokio für die US-Truppen?', 'Und Seoul?'], 'Was zahlt Seoul für die US-Truppen?'],
    [['Wie sieht Japan Nordkorea?', 'Und Südkorea?'], 'Wie sieht Südkorea Nordkorea?'],
    [['Wie sieht Japan China?', 'Und Russland?'], 'Wie sieht Japan Russland?'],
    [['Wie groß ist das japanische Heer?', 'Und Südkorea?'], 'Wie groß ist das südkoreanische Heer?'],
    [
      ['How large is the Japanese defence budget?', 'What about South Korea?'],
      'How large is the South Korean defence budget?',
    ],
  ])('puts the new party in the old one’s place: %j', (questions, expected) => {
    expect(standalone(questions)).toBe(expected);
  });

  it('names the new party in the language of the question, or else in the reader’s', () => {
    const asked = ['Missile defence', 'And South Korea?'];
    expect(standalone(asked, 'en')).toBe('Missile defence (South Korea)?');
    expect(standalone(asked)).toBe('Missile defence (Südkorea)?');
  });

  it.each([
    [['Südkorea will nicht in die Quad.', 'Warum?'], 'Südkorea will nicht in die Quad – Warum?'],
    [
      ['Gibt es gemeinsame Manöver mit Japan?', 'Seit wann?'],
      'Gibt es gemeinsame Manöver mit Japan – Seit wann?',
    ],
    [
      ['Wie stand Trump zu den Allianzen?', 'Wie hat sich das unter Biden geändert?'],
      'Wie stand Trump zu den Allianzen – Wie hat sich das unter Biden geändert?',
    ],
    [
      ['Wie stand Trump zu den Allianzen?', 'Und wie sieht Biden das?'],
      'Wie stand Trump zu den Allianzen – Und wie sieht Biden das?',
    ],
  ])('keeps the topic of %j', (questions, expected) => {
    expect(standalone(questions)).toBe(expected);
  });

  it.each([
    [['Wie viele Soldaten stehen in Japan?', 'Welche Rolle spielt das Raketenabwehrsystem THAAD?']],
    [['Was ist die Quad?', 'Was sagt die Studie über Okinawa?']],
    [['Was ist die Quad?', 'China']],
    [['Was ist die Quad?', 'Welche Übungen gibt es?']],
    [['Was ist die Quad?', 'Sorgt Japan dafür, dass Okinawa entlastet wird?']],
    [['Was ist die Quad?', 'Wie will Südkorea seine Streitkräfte modernisieren?']],
  ])('starts afresh on a new topic: %j', (questions) => {
    expect(standalone(questions)).toBe(questions.at(-1));
  });

  it('keeps the topic and the last addition to it, not every turn between', () => {
    expect(standalone(['Was zahlt Japan?', 'Seit wann?', 'Und warum?'])).toBe('Was zahlt Japan – Und warum?');
    expect(standalone(['Wie stand Trump zur Quad?', 'Und wie sieht Biden das?', 'Warum?'])).toBe(
      'Wie stand Trump zur Quad – Und wie sieht Biden das – Warum?',
    );
  });

  it.each([
    [['Was zahlt Japan?', 'Danke!', 'Und Südkorea?'], 'Was zahlt Südkorea?'],
    [
      ['Wie viele Soldaten hat Japan?', 'Und in Südkorea?', 'Warum so viele?'],
      'Wie viele Soldaten hat Südkorea – Warum so viele?',
    ],
    [
      ['Vergleiche die Truppen in Japan und Südkorea', 'Und bei den Finanzen?'],
      'Vergleiche Japan und Südkorea: Finanzen',
    ],
    [
      ['Compare the troops in Japan and South Korea', 'And the costs?'],
      'Compare Japan and South Korea: costs',
    ],
  ])('goes on after thanks, with a bare question, from a comparison: %j', (questions, expected) => {
    expect(standalone(questions)).toBe(expected);
  });

  it('does not name a party twice', () => {
    expect(standalone(['Was zahlt Japan?', 'Und Japan?', 'Und Japan?'])).toBe('Was zahlt Japan?');
  });

  it('goes on over several turns', () => {
    expect(standalone(['Was zahlt Japan?', 'Und Südkorea?', 'Warum?'])).toBe('Was zahlt Südkorea – Warum?');
  });
});
