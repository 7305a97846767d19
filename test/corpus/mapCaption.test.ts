import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import { sourceOf } from '#corpus/machineRead.ts';
import { readMapCaption } from '#corpus/mapCaption.ts';
import { inkOf, lettersOf } from './letters.ts';

const study = loadStudy();
const captions = study.passages.filter(({ kind }) => kind === 'map-caption');

describe('readMapCaption', () => {
  it('repairs what is certain', () => {
    expect(captions.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "1998 Unterzeichnung eines Visiting Forces Agreement, das die zeitweilige Stationierung von US-Truppen reguliert
      2014 Abkommen, das den besseren Zugang der USA zu philippinischen Militäreinrichtungen erlaubt (Enhanced Defense Cooperation Agreement)
      2020: zunächst Kündigung des Visiting Forces Agreement durch Manila, später jedoch Revision dieser Entscheidung
      USA unterstützen die philippinischen Streitkräfte beim Kampf gegen ISIS und andere extremistische Organisationen im Rahmen der Operation Pacific Eagle mit circa 200 Soldaten.",
        "Thailand
      Bündnis seit 1954, aber sicherheitspolitische Zusammenarbeit insgesamt schwach
      Kooperation im Bereich Katastrophenhilfe, aber breitere sicherheitspolitische Zusammenarbeit erschwert durch Thailands Annäherung an China und den Militärputsch 2014
      gemeinsame multilaterale Manöver, darunter das größte im Indo-Pazifik (Cobra Gold)",
        "Singapur
      Kein Bündnis, aber enge sicherheitspolitische Partnerschaft
      1990 Abkommen über Nutzung bestimmter militärischer Einrichtungen und Stützpunkte Singapurs durch die USA
      Singapur für US-Militär Logistik- und Wartungszentrum; Unterstützung von militärischen Übungen in der Region",
        "Bündnis seit 1951
      seit 2012 zeitweise Stationierung von US-Soldaten im Norden (vor allem Darwin); Durchführung gemeinsamer Manöver
      enge geheimdienstliche Kooperation im Rahmen der »Five Eyes«",
        "Anzahl der US-Soldaten
      W entspricht 1000 Soldaten",
        "Bündnis seit 1951",
        "Guam (US-Territorium)
      Dreh- und Angelpunkt für US-Truppen im Indo-Pazifik; Präsenz vor allem von US-Marine und -Luftwaffe
      US-Regierung plant, 2024/25 etwa 5000 Marineinfanteristen von US-Basen im japanischen Okinawa nach Guam zu transferieren.",
      ]
    `);
  });

  it('changes these words and no others', () => {
    const repairs = captions.flatMap(({ text, machineRead }) =>
      (machineRead?.alignment ?? []).flatMap((word) => {
        const read = machineRead?.source.slice(word.source.start, word.source.end) ?? '';
        const printed = text.slice(word.text.start, word.text.end);
        return read === printed ? [] : [`${read} → ${printed}`];
      }),
    );
    expect([...new Set(repairs)].sort()).toMatchInlineSnapshot(`
      [
        "2024 /25 → 2024/25",
        "Annaherung → Annäherung",
        "Biindnis → Bündnis",
        "Biindnis, → Bündnis,",
        "Durchfiihrung → Durchführung",
        "Isingapur. → Singapur",
        "Kiindigung → Kündigung",
        "Mandver, → Manöver,",
        "Manéver → Manöver",
        "Militareinrichtun-
      gen → Militäreinrichtungen",
        "Militarputsch → Militärputsch",
        "Présenz → Präsenz",
        "Stiitzpunkte → Stützpunkte",
        "Streitkréfte → Streitkräfte",
        "US-Militar → US-Militär",
        "Ubungen → Übungen",
        "Unterstiitzung → Unterstützung",
        "Zusam-
      menarbeit → Zusammenarbeit",
        "fiir → für",
        "grofte → größte",
        "iiber → über",
        "militarischer → militärischer",
        "militdrischen → militärischen",
        "sicherheits-
      politische → sicherheitspolitische",
        "sicherheitspoliti-
      sche → sicherheitspolitische",
        "spater → später",
        "unterstiitzen → unterstützen",
        "zunachst → zunächst",
      ]
    `);
  });

  it('names a country only where the text proves it', () => {
    expect(captions.map(({ machineRead }) => machineRead?.country)).toEqual([
      'Philippinen',
      'Thailand',
      'Singapur',
      undefined,
      undefined,
      undefined,
      'Guam',
    ]);
  });

  it('aligns every word, ascending in text and source', () => {
    for (const { text, machineRead } of captions) {
      const alignment = machineRead?.alignment ?? [];
      expect(alignment.map((word) => text.slice(word.text.start, word.text.end)).join('')).toBe(inkOf(text));
      for (const [index, word] of alignment.entries()) {
        expect(word.text.start).toBeGreaterThanOrEqual(alignment[index - 1]?.text.end ?? 0);
        expect(word.source.start).toBeGreaterThanOrEqual(alignment[index - 1]?.source.end ?? 0);
        expect(word.source.end).toBeGreaterThan(word.source.start);
      }
    }
  });

  it('lets a label of the map stand in the source only', () => {
    const { text, machineRead } = readMapCaption('=Operation mit\n\nCHINA\n\ncirca 200 Soldaten.');
    expect(text).toBe('Operation mit circa 200 Soldaten.');
    expect(machineRead.source).toContain('CHINA');
  });
});

describe('sourceOf', () => {
  const file = lettersOf(study.order.map(({ source }) => source).join(' '));

  it("gives the study's own characters for every sentence of a caption", () => {
    for (const passage of captions)
      for (const sentence of passage.sentences) {
        const source = sourceOf(passage, sentence);
        expect(passage.machineRead?.source).toContain(source);
        expect(source).not.toBe('');
        expect(file).toContain(lettersOf(source));
      }
  });

  it('gives whole words for a part of one, with what the map has printed between', () => {
    const [philippines] = captions;
    const start = philippines!.text.indexOf('Eagle mit');
    const end = philippines!.text.indexOf('200') + 1;
    expect(sourceOf(philippines!, { start, end })).toBe('Eagle mit\n\nMONGOLEI\n\nCHINA\n\ncirca 200');
  });

  it('is the text itself where nothing was read by machine', () => {
    const [first] = study.passages;
    expect(sourceOf(first!, { start: 0, end: 16 })).toBe('Die bilateralen ');
  });

  it('is empty for a span without a word', () => {
    expect(sourceOf(captions[0]!, { start: 4, end: 5 })).toBe('');
  });
});
