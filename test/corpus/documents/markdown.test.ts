import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectWhole, outlineLines, read, readStudy, refusal } from './reading.ts';

describe('readMarkdown', () => {
  it('reads headings, lists, tables, quotations and notes', async () => {
    const study = await readStudy(
      'a.md',
      `---
title: "Ein Bericht"
---

Vorweg.

## Lage

Ein *Satz*[^1] mit Note.
Und noch[^note] einer.

> Ein Zitat.

1. eins
2. zwei
   - unter

### Zahlen

| Jahr | Wert |
|------|------|
| 2020 | 5    |

[^1]: Die Note.
[^note]: Noch eine, mit *Hervorhebung*.
`,
    );
    expectWhole(study);
    expect(study.title).toBe('Ein Bericht');
    expect(outlineLines(study)).toEqual([
      '# Ein Bericht',
      'body: Vorweg.',
      '# Lage',
      'body: Ein Satz mit Note. Und noch einer.',
      'body: Ein Zitat.',
      'list: 1. eins\n2. zwei\nunter',
      'footnote: Die Note.',
      'footnote: Noch eine, mit Hervorhebung.',
      '## Zahlen',
      'table: Jahr | Wert\n2020 | 5',
    ]);
    expect(study.passages[1]?.footnotes).toEqual([
      { number: 1, offset: 'Ein Satz'.length },
      { number: 2, offset: 'Ein Satz mit Note. Und noch'.length },
    ]);
  });

  it('reads the HTML within', async () => {
    const { blocks } = await read(
      'a.md',
      '<div align="center">\n<p>Im Block.</p><script>alert(1)</script>\n</div>\n\nSatz.<sup>7</sup> Zeile<br>zwei <kbd>Esc</kbd> <!-- still -->',
    );
    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'Im Block.', footnotes: [] },
      { kind: 'paragraph', text: 'Satz. Zeile zwei Esc', footnotes: [{ number: 7, offset: 5 }] },
    ]);
  });

  it('reads this README', async () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url));
    const study = await readStudy('README.md', new Uint8Array(readme));
    expectWhole(study);
    expect(study.title).toBe('Beleg');
    expect(study.passages.some(({ kind }) => kind === 'table')).toBe(true);
    expect(study.passages.find(({ text }) => text.startsWith('After npm ci'))?.text).not.toMatch(/[`*]/);
  });

  it.each([
    ['quotations', `${'>'.repeat(20_000)} a`],
    ['spaced quotations', `${'> '.repeat(1_000)}a`],
    ['lists', `${'- '.repeat(1_000)}a`],
  ])('refuses %s nested too deeply', async (_, markdown) => {
    expect((await refusal('deep.md', markdown)).code).toBe('nested_too_deeply');
  });
});
