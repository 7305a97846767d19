import { describe, expect, it } from 'vitest';
import { studyIdOf, studyOf } from '#corpus/documents/studyOf.ts';
import type { Document, DocumentBlock } from '#corpus/documents/types.ts';
import { loadStudy } from '#corpus/load.ts';
import { expectWhole, outlineLines } from './reading.ts';

const document = (blocks: DocumentBlock[], title?: string): Document => ({
  name: 'datei',
  ...(title !== undefined && { title }),
  blocks,
});
const paragraph = (text: string, ...numbers: number[]): DocumentBlock => ({
  kind: 'paragraph',
  text,
  footnotes: numbers.map((number) => ({ number, offset: text.length })),
});
const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, text: string): DocumentBlock => ({
  kind: 'heading',
  level,
  text,
});

describe('studyOf', () => {
  it('gives ids that tell the study, and are unique', () => {
    const study = studyOf(
      document(
        [
          heading(2, 'Lage'),
          paragraph('Eins.'),
          heading(2, 'Lage'),
          paragraph('Zwei.'),
          heading(2, 'Lage 2'),
          paragraph('Drei.'),
        ],
        'Klimabericht 2024',
      ),
      [],
    );
    expect(study.passages.map(({ id }) => id)).toEqual([
      'klimabericht-2024.lage-01',
      'klimabericht-2024.lage-2-01',
      'klimabericht-2024.lage-2-2-01',
    ]);
    expect(studyIdOf('klimabericht-2024.lage-2-01')).toBe('klimabericht-2024');
    expectWhole(study);
  });

  it.each([
    ['Alliances', [], 'alliances-2'],
    ['Bericht', ['bericht', 'bericht-2'], 'bericht-3'],
    ['Über die Élysée-Verträge', [], 'elysee-vertraege'],
    ['報告書', [], 'studie'],
    ['…', [], 'studie'],
    ['The State of the Climate', [], 'state-climate'],
    ['x'.repeat(500), [], 'x'.repeat(60)],
  ])('names %s', (title, taken, id) => {
    expect(studyOf(document([paragraph('Text.')], title), taken).id).toBe(id);
  });

  it('takes no other id than its own for the shipped study', () => {
    const shipped = loadStudy();
    expect(shipped.id).toBe('alliances');
    expect(new Set(shipped.passages.map(({ id }) => studyIdOf(id)))).toEqual(new Set(['alliances']));
  });

  it('closes the gaps between the levels of headings, and leaves out that of the title', () => {
    const { sections } = studyOf(
      document(
        [heading(1, 'Titel'), heading(2, 'A'), heading(5, 'B'), paragraph('Text.'), heading(2, 'C')],
        'Titel',
      ),
      [],
    );
    expect(sections.map(({ level, path }) => [level, path])).toEqual([
      [1, ['A']],
      [2, ['A', 'B']],
      [1, ['C']],
    ]);
  });

  it('hangs a note into the section that points to it, else into the one in which it stands', () => {
    const study = studyOf(
      document(
        [
          heading(1, 'A'),
          paragraph('Eins', 1),
          heading(1, 'B'),
          paragraph('Zwei', 2),
          { kind: 'footnote', mark: '1', text: 'Note eins.' },
          { kind: 'footnote', mark: '*', text: 'Note mit Stern.' },
        ],
        'Titel',
      ),
      [],
    );
    expect(outlineLines(study)).toEqual([
      '# A',
      'body: Eins',
      'footnote: Note eins.',
      '# B',
      'body: Zwei',
      'footnote: Note mit Stern.',
    ]);
    expect(study.passages.map(({ footnotes }) => footnotes.map(({ number }) => number))).toEqual([
      [1],
      [1],
      [2],
      [],
    ]);
  });

  it('cuts long lists and tables between their lines, and repeats nothing', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`Zeile ${index}`, '', 'Wert']);
    const study = studyOf(document([{ kind: 'table', rows }]), []);
    expect(study.passages.length).toBeGreaterThan(2);
    expect(study.passages.flatMap(({ text }) => text.split('\n'))).toEqual(
      rows.map(([first]) => `${first} | | Wert`),
    );
    expectWhole(study);
  });

  it('reads a heading of unusual length as a paragraph', () => {
    const long = 'Wort '.repeat(100).trim();
    const study = studyOf(document([heading(1, long), paragraph('Text.')]), []);
    expect(study.sections.map(({ title }) => title)).toEqual(['datei']);
    expect(study.passages.map(({ text }) => text)).toEqual([long, 'Text.']);
  });

  it('leaves a number with the sentence that it opens', () => {
    const { passages } = studyOf(document([paragraph('1. Ein Satz. Noch einer.')]), []);
    expect(passages[0]?.sentences.map(({ start, end }) => [start, end])).toEqual([
      [0, 12],
      [13, 24],
    ]);
  });

  it('keeps its time where a document repeats one heading or never ends a sentence', () => {
    const blocks = Array.from({ length: 40_000 }, () => [heading(1, 'A'), paragraph('B.')]).flat();
    expect(new Set(studyOf(document(blocks), []).sections.map(({ id }) => id)).size).toBe(40_001 - 1);
    const { passages } = studyOf(document([paragraph('x.'.repeat(1_000_000))]), []);
    expect(passages.map(({ text }) => text).join('')).toHaveLength(2_000_000);
  });
});
