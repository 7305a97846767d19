import { describe, expect, it } from 'vitest';
import { parseDictionary, parseThesaurus } from '#index/train/lexicon.ts';

describe('parseThesaurus', () => {
  it('reads each sense once, without remarks and broader terms', () => {
    const text = [
      'UTF-8',
      'armee|2',
      '-|Armee|Heer (veraltend)|Streitmacht (Oberbegriff)',
      '-|Unmenge|Armee (ugs.)',
      'heer|1',
      '-|Armee|Heer (veraltend)|Streitmacht (Oberbegriff)',
    ].join('\n');
    expect(parseThesaurus(text)).toEqual([
      ['Armee', 'Heer'],
      ['Unmenge', 'Armee'],
    ]);
  });
});

describe('parseDictionary', () => {
  it('pairs the entries on both sides in order, without grammar and remarks', () => {
    const text = [
      '# a remark',
      'Bündnis {n}; Allianz {f} [pol.] | Bündnisse {pl} :: alliance (of states) | alliances',
      'jdn. abschrecken :: to deter sb.',
      'ungleich | viele :: unequal',
    ].join('\n');
    expect(parseDictionary(text)).toEqual([
      ['Bündnis', 'Allianz', 'alliance'],
      ['Bündnisse', 'alliances'],
      ['abschrecken', 'to deter'],
    ]);
  });
});
