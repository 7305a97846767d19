import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { parseStudy } from '#corpus/parse.ts';
import type { Passage } from '#corpus/types.ts';
import { inkOf, lettersOf } from './letters.ts';

const file = readFileSync(new URL('../../corpus/studies/alliances.txt', import.meta.url), 'utf8');
const study = loadStudy();

const passage = (id: string): Passage => {
  const found = study.passages.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no passage ${id}`);
  return found;
};
const withText = (text: string): Passage[] => study.passages.filter((each) => each.text.includes(text));
const idsOfKind = (kind: Passage['kind']): string[] =>
  study.passages.filter((each) => each.kind === kind).map(({ id }) => id);

describe('parseStudy: sections', () => {
  it('hangs every section into its chapter, with readable ids', () => {
    expect(study.sections.map(({ level, id, title }) => `${level} ${id} = ${title}`)).toEqual([
      '1 zusammenfassung = [Zusammenfassung]',
      '1 problemstellung-schlussfolgerungen = Problemstellung und Schlussfolgerungen',
      '1 staerke-sicherheitsallianzen = Zur Stärke von Sicherheitsallianzen',
      '2 kuerze-japan = In Kürze: Die Sicherheitsallianz zwischen den USA und Japan',
      '2 kuerze-suedkorea = In Kürze: Die Sicherheitsallianz zwischen den USA und Südkorea',
      '1 sichtweisen-ziele = [Sichtweisen und Ziele]',
      '2 grundlegende-differenzen = Grundlegende Übereinstimmungen und Differenzen',
      '2 china = China',
      '2 nordkorea = Nordkorea',
      '2 russland = Russland',
      '1 beitraege-buendnis = Beiträge und Lastenteilung im Bündnis',
      '2 militaerische-usa = Militärische Präsenz der USA',
      '2 erweiterte-abschreckung = Erweiterte nukleare Abschreckung',
      '2 mittelstreckenraketen-inf-vertrags = Mittelstreckenraketen und das Ende des INF-Vertrags',
      '2 kommandoarrangements-uebungen = Kommandoarrangements und Übungen',
      '2 militaerische-japans = Militärische Fähigkeiten Japans',
      '2 militaerische-suedkoreas = Militärische Fähigkeiten Südkoreas',
      '2 finanzielle-us-praesenz = Finanzielle Beiträge Japans und Südkoreas zur US-Präsenz',
      '2 zusammenarbeit-raketenabwehr = Zusammenarbeit in der Raketenabwehr',
      '2 technologie-ruestungskooperation = Technologie- und Rüstungskooperation',
      '2 beteiligung-missionen = Beteiligung an internationalen Missionen',
      '2 tri-allianzen = Die tri- und plurilateralen Dimensionen der Allianzen',
      '1 innenpolitische-konflikte = Innenpolitische Debatten und Konflikte',
      '2 usa = USA',
      '2 japan = Japan',
      '2 suedkorea = Südkorea',
      '1 schlussfolgerungen-ausblick = Schlussfolgerungen und Ausblick',
      '1 abkuerzungen = [Abkürzungen]',
      '1 karte = [Karte]',
    ]);
  });

  it('gives every section its path from the chapter down', () => {
    let chapter = '';
    for (const { level, title, path } of study.sections) {
      if (level === 1) chapter = title;
      expect(path).toEqual(level === 1 ? [title] : [chapter, title]);
    }
  });

  it('has a text in every section but the chapter that only holds others', () => {
    const used = new Set(study.passages.map(({ sectionId }) => sectionId));
    expect(study.sections.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([
      'sichtweisen-ziele',
    ]);
  });

  it('takes the opening words for a title', () => {
    expect(study.title).toBe('Die bilateralen Bündnisse der USA mit Japan und Südkorea');
  });
});

describe('parseStudy: passages', () => {
  it('counts them through each section in reading order', () => {
    const counts = new Map<string, number>();
    const order = study.sections.map(({ id }) => id);
    let last = 0;
    for (const { id, sectionId } of study.passages) {
      const count = (counts.get(sectionId) ?? 0) + 1;
      counts.set(sectionId, count);
      expect(id).toBe(`${sectionId}-${String(count).padStart(2, '0')}`);
      expect(order.indexOf(sectionId)).toBeGreaterThanOrEqual(last);
      last = order.indexOf(sectionId);
    }
    expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
      {
        "abkuerzungen": 1,
        "beitraege-buendnis": 4,
        "beteiligung-missionen": 3,
        "china": 16,
        "erweiterte-abschreckung": 10,
        "finanzielle-us-praesenz": 4,
        "grundlegende-differenzen": 10,
        "innenpolitische-konflikte": 1,
        "japan": 7,
        "karte": 7,
        "kommandoarrangements-uebungen": 4,
        "kuerze-japan": 6,
        "kuerze-suedkorea": 6,
        "militaerische-japans": 2,
        "militaerische-suedkoreas": 3,
        "militaerische-usa": 7,
        "mittelstreckenraketen-inf-vertrags": 2,
        "nordkorea": 24,
        "problemstellung-schlussfolgerungen": 14,
        "russland": 5,
        "schlussfolgerungen-ausblick": 9,
        "staerke-sicherheitsallianzen": 6,
        "suedkorea": 12,
        "technologie-ruestungskooperation": 3,
        "tri-allianzen": 10,
        "usa": 13,
        "zusammenarbeit-raketenabwehr": 6,
        "zusammenfassung": 5,
      }
    `);
  });

  it('tells the kinds apart', () => {
    const counts: Record<string, number> = {};
    for (const { kind } of study.passages) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toMatchInlineSnapshot(`
      {
        "abbreviations": 1,
        "body": 158,
        "conclusion": 7,
        "fact-box": 12,
        "map-caption": 7,
        "pull-quote": 10,
        "summary": 5,
      }
    `);
    expect(idsOfKind('summary')).toEqual(['01', '02', '03', '04', '05'].map((n) => `zusammenfassung-${n}`));
    expect(idsOfKind('conclusion')).toEqual(
      ['08', '09', '10', '11', '12', '13', '14'].map((n) => `problemstellung-schlussfolgerungen-${n}`),
    );
    expect(passage('problemstellung-schlussfolgerungen-07').text).toBe(
      'Die Studie kommt zu folgenden Schlussfolgerungen:',
    );
  });

  it('writes each on a single line, but the fields, the abbreviations and the captions', () => {
    for (const { kind, text, id } of study.passages) {
      if (!['fact-box', 'abbreviations', 'map-caption'].includes(kind)) expect(text, id).not.toContain('\n');
      expect(text, id).toBe(text.trim());
      expect(text, id).not.toMatch(/[ \t]{2}|\t|\n\n/);
    }
  });

  it('separates headings that are glued to the block before them', () => {
    expect(passage('zusammenfassung-05').text).toMatch(/seiner Administration erklärt\.$/);
    expect(passage('kuerze-suedkorea-06').text).toMatch(/Sicherheitsthemen widmen soll\.$/);
    expect(passage('russland-05').text).toMatch(/»Vostok« teil\.$/);
  });

  it('separates the one paragraph that is glued to another', () => {
    expect(passage('china-07').text).toMatch(/Wiedervereinigung zu zwingen\.$/);
    expect(passage('china-08').text).toMatch(/^Auch Tokio sorgt sich über die wachsenden Spannungen/);
  });

  it('joins a sentence that a page break has cut', () => {
    expect(withText('ersten Inselkette stationiert, können die US-Kräfte zudem den Zugang')).toHaveLength(1);
  });

  it('keeps a suspended hyphen at the end of a line', () => {
    for (const text of [
      'dessen Außen- sowie Verteidigungsminister',
      'das Kurz- und Mittelstreckenraketen',
      'Abschreckungs- und Einsatzoptionen',
      'sicherheits- und verteidigungspolitische Entscheidungen',
    ])
      expect(withText(text), text).toHaveLength(1);
  });

  it('keeps the expansions of the abbreviations in one passage', () => {
    expect(passage('abkuerzungen-01').text.split('\n')).toEqual([
      'Anti-Access/Area-Denial',
      'Alliance Coordination Mechanism',
      'Air Defense Identification Zone',
      'Asia Reassurance Initiative Act',
      'Association of Southeast Asian Nations',
    ]);
  });

  it('lists what is no text', () => {
    expect(study.placeholders).toEqual([
      { kind: 'figure', source: 'Grafik 3' },
      { kind: 'image', source: '[image: ]' },
      { kind: 'unreadable', source: 'Yooy,' },
    ]);
  });
});

describe('parseStudy: fact boxes', () => {
  const fields = [
    'Rechtliche und politische Grundlagen',
    'Ausgestaltung und Verbindlichkeit der Beistandsverpflichtungen',
    'Planungs- und Kommandostrukturen',
    'Politische Konsultations- und Entscheidungsstrukturen',
    'Militärische Untermauerung des Bündnisses',
    'Die nukleare Dimension des Bündnisses',
  ];

  it.each(['kuerze-japan', 'kuerze-suedkorea'])('gives %s its six fields, a passage each', (sectionId) => {
    const box = study.passages.filter((each) => each.sectionId === sectionId);
    const section = study.sections.find(({ id }) => id === sectionId);
    expect(box.map(({ path }) => path)).toEqual(fields.map((field) => [...(section?.path ?? []), field]));
    expect(box.every(({ kind }) => kind === 'fact-box')).toBe(true);
  });

  it('keeps the paragraphs of a field on lines of their own', () => {
    expect(passage('kuerze-suedkorea-05').text.split('\n')).toHaveLength(2);
  });

  it('takes a line without a full stop in a field for its text', () => {
    expect(passage('kuerze-suedkorea-01').text).toMatch(/^Mutual Defense Treaty .* im Oktober 1953$/);
  });
});

describe('parseStudy: pull quotes', () => {
  it('knows each of them and the paragraph it repeats', () => {
    const quotes = study.passages.filter(({ kind }) => kind === 'pull-quote');
    expect(quotes.map(({ text, repeats }) => [text.slice(0, 36).replaceAll('\u00a0', ' '), repeats])).toEqual(
      [
        ['Tokio und Seoul hoffen nun wieder au', 'grundlegende-differenzen-09'],
        ['Die USA sorgen sich wegen des wachse', 'china-07'],
        ['Nordkorea schafft zunehmend Vorausse', 'nordkorea-05'],
        ['»Großer« oder »kleiner Deal«: Denukl', 'nordkorea-17'],
        ['Auch Moskau will seine militärische ', 'russland-03'],
        ['2010 etablierte die Obama-Administra', 'erweiterte-abschreckung-09'],
        ['Für Washington ist Japans Teilnahme ', 'tri-allianzen-04'],
        ['Resolutionen und Gesetzentwürfe des ', 'usa-03'],
        ['Allein in der Präfektur Okinawa stöß', 'japan-04'],
        ['Die Frustration der Progressiven übe', 'suedkorea-07'],
      ],
    );
    for (const { repeats } of quotes) expect(passage(repeats ?? '').kind).toBe('body');
    expect(study.passages.filter(({ repeats }) => repeats)).toEqual(quotes);
  });

  it('leaves ordinary short paragraphs alone', () => {
    for (const text of [
      'Drei Faktoren beeinflussen die',
      'Wie steht es im Detail um',
      'Trumps Allianzpolitik gegenüber',
    ])
      expect(withText(text).map(({ kind }) => kind)).toEqual(['body']);
  });
});

describe('parseStudy: footnote marks', () => {
  const marks = study.passages.flatMap(({ footnotes }) => footnotes);

  it('finds 1 to 274, each once and in order', () => {
    expect(marks.map(({ number }) => number)).toEqual(Array.from({ length: 274 }, (_, index) => index + 1));
  });

  it('remembers where they stood', () => {
    const { text, footnotes } = passage('militaerische-usa-01');
    expect(footnotes.map(({ number, offset }) => [number, text.slice(0, offset).slice(-17)])).toEqual([
      [103, 'Männer und Frauen'],
    ]);
  });

  it('harms no figure: every run of digits in the file is in a text, a mark or a placeholder', () => {
    const runs = (text: string) => text.match(/\d+/g) ?? [];
    const kept = [
      ...study.passages.flatMap(({ text }) => runs(text)),
      ...study.placeholders.flatMap(({ source }) => runs(source)),
      ...marks.map(({ number }) => String(number)),
    ];
    expect(kept.sort()).toEqual(runs(file).sort());
  });

  it.each([
    '55\u00a0300 Soldaten',
    '55\u00a0300 Männer und Frauen liegt in Yokota',
    '599\u00a0000 Mann stehen unter Waffen, der',
    '5,07 Billionen Yen (47,0 Milliarden Dollar) und',
    '746,9 Milliarden Yen (6,9 Milliarden Dollar), was',
    'SM-3-Abwehrraketen',
    'PAC-3-Lenkflugkörpern',
    '147 F-35-Kampfflugzeuge, 17 Osprey',
    'F‑35-Flugzeuge',
    'P‑8A-Aufklärungsflugzeuge und',
    '13 E‑2D-Aufklärungsflugzeuge.',
    'Taepodong-1-Rakete',
    'A2/AD',
    'Kreuzer –, dann',
    '(»Defense Reform 2.0«). Dabei',
    'im Vergleich zu 2019.',
    'Cory Gardner) seitens',
  ])('reads %j', (text) => {
    expect(withText(text).length).toBeGreaterThan(0);
  });
});

describe('parseStudy: order', () => {
  const sources = study.order.map(({ source }) => source);

  it('holds the letters of the file, none lost and none invented', () => {
    expect(lettersOf(sources.join(' '))).toBe(lettersOf(file));
    expect(inkOf(sources.join(' '))).toBe(inkOf(file));
  });

  it('stands for the passages, headings and placeholders, one by one', () => {
    const ofKind = (kind: string) => study.order.filter((entry) => entry.kind === kind);
    expect(ofKind('passage')).toHaveLength(study.passages.length);
    expect(ofKind('placeholder').map(({ source }) => source)).toEqual(
      study.placeholders.map((p) => p.source),
    );
    const fields = study.passages.flatMap(({ kind, path }) => (kind === 'fact-box' ? path.slice(-1) : []));
    const printed = study.sections.map(({ title }) => title).filter((title) => !title.startsWith('['));
    const headings = ofKind('heading').map(({ source }) => source.replaceAll('\u00a0', ' '));
    expect(headings.sort()).toEqual([...fields, ...printed].sort());
  });

  it('is what the typeset passages say, once their marks are put back', () => {
    const passages = study.order.filter(({ kind }) => kind === 'passage');
    for (const [index, { text, footnotes, machineRead, id }] of study.passages.entries()) {
      const source = passages[index]?.source ?? '';
      if (machineRead) expect(machineRead.source).toBe(source);
      else {
        const marked = footnotes.reduceRight(
          (marked, { number, offset }) => marked.slice(0, offset) + number + marked.slice(offset),
          text,
        );
        expect(inkOf(marked), id).toBe(inkOf(source));
      }
    }
  });

  it('loses no letter of any other text either', () => {
    const line = fc.tuple(
      fc.constantFrom(0, 1, 12, 13, 15, 16, 18, 27, 28, 30, 33),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const source = lines.map(([indent, text]) => ' '.repeat(indent) + text).join('\n');
        const { order } = parseStudy(source);
        expect(inkOf(order.map((entry) => entry.source).join(' '))).toBe(inkOf(source));
      }),
    );
  });
});

describe('parseStudy: sentences', () => {
  const sentences = study.passages.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end }) => text.slice(start, end)),
  );

  it('covers every passage', () => {
    for (const { text, sentences, id } of study.passages)
      expect(inkOf(sentences.map(({ start, end }) => text.slice(start, end)).join('')), id).toBe(inkOf(text));
  });

  it.each([
    /^Artikel III des o\.\sg\. Vertrags definiert .* unterstehen«\.$/,
    /^Auch die Biden-Administration .* vom 16\. März 2021 .* umfasst«\.$/,
    /^Zum anderen setzt Peking .* 5\.\sGeneration und Flugzeugträger\.$/,
    /^Sowohl Admiral Philip S\. Davidson, .* Robert B\. Abrams, .* zu\sgewährleisten\.$/,
    /^Japan gilt .* \(vgl\. Grafik 2, S\.\s25\)\.$/,
    /^2011 wurde ferner .* der U\.S\.–Korea Integrated Defense Dialogue \(KIDD\) eingerichtet\.$/,
    /^Entfielen 1995 .* waren es 2020 nur noch 15\.$/,
    /^2005 fand das erste gemeinsame Manöver statt/,
    /^Trotzdem sehen sich Japan und insbesondere Südkorea/,
  ])('has a sentence like %s', (pattern) => {
    expect(sentences.filter((sentence) => pattern.test(sentence))).toHaveLength(1);
  });

  it('ends each of the running text with a full stop, a colon aside', () => {
    const running = study.passages.filter(
      ({ kind }) => !['fact-box', 'abbreviations', 'map-caption'].includes(kind),
    );
    const open = running.flatMap(({ text, sentences }) =>
      sentences
        .map(({ start, end }) => text.slice(start, end))
        .filter((sentence) => !/^[\p{Lu}\d»].*[.?!][«)]*$/u.test(sentence)),
    );
    expect(open).toEqual(['Die Studie kommt zu folgenden Schlussfolgerungen:']);
  });
});
