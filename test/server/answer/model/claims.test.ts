import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, claimsOf } from '#server/answer/model/claims.ts';

async function claims(...pieces: string[]): Promise<Claim[]> {
  const found: Claim[] = [];
  for await (const claim of claimsOf(of(pieces))) found.push(claim);
  return found;
}

async function* of(pieces: string[]) {
  yield* pieces;
}

const TEXT =
  'In Japan waren ca. 55 300 Soldaten stationiert [11]. Das gilt seit dem 1. Juli 2020 [2, 3]. Wer zahlt? [4][5]\n\n' +
  '- **Tokio** zahlt „viel“.[6] Der Rest ist offen [0]';
const CLAIMS = [
  { text: 'In Japan waren ca. 55 300 Soldaten stationiert.', marks: [11] },
  { text: 'Das gilt seit dem 1. Juli 2020.', marks: [2, 3] },
  { text: 'Wer zahlt?', marks: [4, 5] },
  { text: 'Tokio zahlt „viel“.', marks: [6] },
  { text: 'Der Rest ist offen', marks: [0] },
];

describe('claimsOf', () => {
  it('takes a text apart into sentences and their marks, before or behind the full stop', async () => {
    expect(await claims(TEXT)).toEqual(CLAIMS);
  });

  it('finds the same however the text is cut', async () => {
    const cuts = fc.array(fc.nat({ max: TEXT.length }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        const ends = [...at.sort((a, b) => a - b), TEXT.length];
        const pieces = ends.map((end, i) => TEXT.slice(ends[i - 1] ?? 0, end));
        expect(await claims(...pieces)).toEqual(CLAIMS);
      }),
    );
  });

  it('gives a sentence as soon as the next has begun', async () => {
    const given: string[] = [];
    async function* pieces() {
      yield 'Eins [1]. ';
      expect(given).toEqual([]);
      yield 'Zwei';
      expect(given).toEqual(['Eins.']);
      yield ' [2].';
    }
    for await (const { text } of claimsOf(pieces())) given.push(text);
    expect(given).toEqual(['Eins.', 'Zwei.']);
  });

  it('waits for marks that come late', async () => {
    expect(await claims('Eins. ', '[', '1', ']', ' Zwei. ', '[2] ')).toEqual([
      { text: 'Eins.', marks: [1] },
      { text: 'Zwei.', marks: [2] },
    ]);
  });

  it.each([
    ['Eins [1-3].', [1, 2, 3]],
    ['Eins [ 2 ; 4 ].', [2, 4]],
    ['Eins ［５］.', [5]],
    ['Eins 【7】.', [7]],
    ['Eins [1-900].', []],
    ['Eins [3–1].', []],
    ['Eins [1–12][3].', [3]],
    ['Eins [1, 2 and 3].', [1, 2, 3]],
    ['Eins [1, 2 und 3].', [1, 2, 3]],
    ['Eins \\[1\\].', [1]],
    ['Eins [^1].', [1]],
    ['Eins [[1]].', [1]],
    ['Eins [S. 3].', [3]],
    ['Eins [Satz 3].', [3]],
    ['Eins [zwei].', []],
  ])('reads the marks of %s', async (text, marks) => {
    expect((await claims(text)).map((claim) => claim.marks)).toEqual([marks]);
  });

  it('takes out what cannot be seen, and knows figures however they are written', async () => {
    expect(await claims('Es sind 5\u200b5\u00ad\u202e\u00a0300 [1]. Es sind ５５ [2].')).toEqual([
      { text: 'Es sind 55 300.', marks: [1] },
      { text: 'Es sind 55.', marks: [2] },
    ]);
  });

  it('passes over what a model thinks aloud', async () => {
    expect(await claims('<thi', 'nk>Vielleicht 5 [9]. Oder', ' 6.</think>\n\nJa [1].')).toEqual([
      { text: 'Ja.', marks: [1] },
    ]);
    expect(await claims('<think>ohne Ende')).toEqual([]);
  });

  it.each([
    '2021 zahlt Südkorea 1,18 Bio. Won.',
    'It was approx. 5 percent.',
    'Mr. Abe met Gen. Austin, Sen. Menendez and Adm. Davidson there.',
    'Das steht in Art. V des Vertrags.',
    'It stands under No. 5 there.',
    '16. März 2021: Die Erklärung erscheint.',
  ])('keeps together: %s', async (text) => {
    expect(await claims(`${text.slice(0, -1)} [1].`)).toEqual([{ text, marks: [1] }]);
  });

  it('takes the number of a list from its beginning', async () => {
    expect((await claims('1) Japan zahlt [1].\n2. Seoul zahlt [2].')).map(({ text }) => text)).toEqual([
      'Japan zahlt.',
      'Seoul zahlt.',
    ]);
  });

  it('finds nothing where nothing is said', async () => {
    expect(await claims('', ' \n ', '[3]', '***')).toEqual([]);
  });

  it('gives up on a thought without end', async () => {
    let given = 0;
    async function* pieces() {
      yield '<think>';
      for (; given < 1_000_000; given++) yield 'hm ok ';
    }
    await expect(claimsOf(pieces()).next()).rejects.toMatchObject({ reason: 'endless' });
    expect(given).toBeLessThan(100_000);
  });

  it('gives up on a text without end', async () => {
    await expect(claims(...new Array(2000).fill('Und dann. '))).rejects.toMatchObject({ reason: 'endless' });
  });
});
