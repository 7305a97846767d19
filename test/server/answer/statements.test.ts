import { describe, expect, it } from 'vitest';
import { figuresIn } from '#server/answer/statements.ts';
import { statement, statements } from '../../statements.ts';

describe('readStatements', () => {
  it.each([
    ['a sentence about whom it names', 'militaerische-japans-01', 0, ['japan']],
    ['one that names nobody about its heading’s country', 'militaerische-suedkoreas-01', 1, ['southKorea']],
    ['a map caption about its country', 'karte-02', 1, ['thailand']],
    ['one that goes on about whom the one before was about', 'militaerische-usa-01', 3, ['japan']],
    ['the allies together as all of them', 'zusammenfassung-03', 0, ['usa', 'japan', 'southKorea']],
    ['a contrast about both of its sides', 'kuerze-japan-06', 1, ['nato', 'japan']],
  ])('takes %s', (_, id, index, about) => {
    expect(statement(id, index).about).toEqual(about);
  });

  it('knows where the study says the same, and where it says otherwise', () => {
    const imports = statement('kuerze-japan-05', 3);
    const [other] = statements.contradicting(imports);
    expect(other!.text).toContain('Über 90 Prozent');
    expect(statements.twinsOf(statement('zusammenfassung-01', 0)).map(({ passage }) => passage.id)).toContain(
      'schlussfolgerungen-ausblick-01',
    );
  });

  it('finds the lists that run over several passages', () => {
    const list = statements.listOf(statement('staerke-sicherheitsallianzen-05', 0));
    expect(list.map(({ passage }) => passage.id)).toEqual([
      'staerke-sicherheitsallianzen-02',
      'staerke-sicherheitsallianzen-03',
      'staerke-sicherheitsallianzen-05',
      'staerke-sicherheitsallianzen-06',
    ]);
    expect(statements.listOf(statement('china-12', 0))).toEqual([]);
  });
});

describe('figuresIn', () => {
  it('keeps the digits of a figure together however it is grouped', () => {
    expect(figuresIn('Rund 55\u00a0300 Soldaten, 5,07 Billionen im Jahr 2020')).toEqual([
      '55300',
      '5,07',
      '2020',
    ]);
  });
});
