import { describe, expect, it } from 'vitest';
import { expectWhole, fileBytes, outlineLines, read, readStudy, refusal } from './reading.ts';

describe('readHtml', () => {
  it('reads the main part of a page and nothing around it', async () => {
    const study = await readStudy('site.html');
    expectWhole(study);
    expect(study.title).toBe('Nationale Wasserstrategie');
    expect(study.id).toBe('nationale-wasserstrategie');
    expect(outlineLines(study)).toEqual([
      '# Nationale Wasserstrategie',
      'body: Stand: März 2023',
      'body: Die Strategie umfasst 78 Maßnahmen. Sie gilt bis 2050, also eine Generation lang. Der Verbrauch liegt bei 10³ m³ je Hektar.',
      'footnote: Kabinettsbeschluss vom 15. März 2023.',
      '# Ziele',
      'list: Trinkwasser sichern\nBrunnen vertiefen\nMoore wiedervernässen',
      'list: 3. Daten erheben.\n4. Preise prüfen.',
      '## Messgrößen',
      'body: Verbrauch',
      'table: Jahr | Menge\n2010 | 33 Mrd.\n2019 | 20 Mrd.',
      'body: Wasser ist kein Handelsgut.',
      'list: Vorrang\nTrinkwasser geht vor.',
      'body: Zeile 1\nZeile 2',
    ]);
  });

  it('remembers where the mark of a note stood; a raised figure that is a power stays one', async () => {
    const { passages } = await readStudy('site.html');
    const [, strategy, note] = passages;
    expect(strategy?.footnotes).toEqual([
      { number: 1, offset: 'Die Strategie umfasst 78 Maßnahmen.'.length },
    ]);
    expect(note?.footnotes).toEqual([{ number: 1, offset: 0 }]);
  });

  it.each([
    ['Wort<sup>12</sup>, dann', 'Wort, dann', [{ number: 12, offset: 4 }]],
    ['Satz.<sup>[3]</sup> Neu', 'Satz. Neu', [{ number: 3, offset: 5 }]],
    ['Satz.<sup>3, 4</sup> Neu', 'Satz. Neu', [3, 4].map((number) => ({ number, offset: 5 }))],
    ['Satz.<sup>*</sup> Neu', 'Satz. Neu', []],
    ['5 km<sup>2</sup> und 10<sup>6</sup>', '5 km² und 10⁶', []],
    ['CO<sub>2</sub> am 1<sup>st</sup>', 'CO2 am 1st', []],
    ['<b>fett</b>e &amp; <i>kur</i>siv', 'fette & kursiv', []],
  ])('reads %j', async (html, text, footnotes) => {
    const { blocks } = await read('a.html', `<p>${html}</p>`);
    expect(blocks).toEqual([{ kind: 'paragraph', text, footnotes }]);
  });

  it('knows notes as encyclopedias and word processors write them', async () => {
    const { blocks } = await read(
      'a.html',
      `<p>Ein Fluss.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> Lang.<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></p>
       <ol><li id="cite_note-1"><b><a href="#cite_ref-1">↑</a></b> Quelle eins.</li></ol>
       <div><p><a href="#_ftnref2" name="_ftn2"><sup>[2]</sup></a> Quelle zwei.</p></div>`,
    );
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        text: 'Ein Fluss. Lang.',
        footnotes: [
          { number: 1, offset: 10 },
          { number: 2, offset: 16 },
        ],
      },
      { kind: 'footnote', mark: '1', text: 'Quelle eins.' },
      { kind: 'footnote', mark: '2', text: 'Quelle zwei.' },
    ]);
  });

  it('takes the charset from the page', async () => {
    const latin = Buffer.from('<meta charset="iso-8859-1"><p>Bündnis</p>', 'latin1');
    expect((await read('a.html', new Uint8Array(latin))).blocks).toMatchObject([{ text: 'Bündnis' }]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>Bündnis</p>', 'utf16le')]);
    expect((await read('a.html', new Uint8Array(utf16))).blocks).toMatchObject([{ text: 'Bündnis' }]);
    const unnamed = Buffer.from('<p>Bündnis</p>', 'latin1');
    expect((await refusal('a.html', new Uint8Array(unnamed))).code).toBe('not_utf8');
    expect((await refusal('a.html', '<meta charset="klingon"><p>x</p>')).code).toBe('unknown_charset');
  });

  it('keeps a page that is one form, and takes tables that only lay out for what they hold', async () => {
    const { blocks } = await read(
      'a.html',
      '<form><h1>Titel</h1><table><tr><td><h2>Links</h2><p>Text.</p></td><td>Rechts</td></tr></table><input></form>',
    );
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'heading', 'paragraph', 'paragraph']);
  });

  it('fetches and runs nothing', async () => {
    const { blocks } = await read(
      'a.html',
      '<p>Text<script>throw 1</script><img src="http://127.0.0.1:1/a.png" onerror="throw 1"><iframe src="http://127.0.0.1:1"></iframe></p>',
    );
    expect(blocks).toEqual([{ kind: 'paragraph', text: 'Text', footnotes: [] }]);
  });

  it.each([
    ['elements', '<div>'.repeat(50_000)],
    ['lists', '<ul><li>'.repeat(5_000)],
    ['formatting', '<b><i>'.repeat(3_000)],
  ])('refuses %s nested too deeply', async (_, html) => {
    expect((await refusal('deep.html', `${html}Text`)).code).toBe('nested_too_deeply');
  });

  it('refuses a page without text', async () => {
    expect((await refusal('a.html', '<nav>Start</nav><h1>Nur ein Titel</h1>')).code).toBe('no_text');
  });

  it('knows the file as a page whatever the bytes around it say', async () => {
    expect((await read('a.html', fileBytes('site.html'))).name).toBe('a');
  });
});
