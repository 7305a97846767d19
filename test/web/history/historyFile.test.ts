import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyFile, importInto, misquotes, readHistoryFile } from '../../../web/history/historyFile.ts';
import { createMemoryHistory } from '../../../web/history/memoryHistory.ts';
import { newTurn } from '../../../web/state/turn.ts';
import { answeredTurn, citation, response, stored } from '../answers.ts';

const comparison = {
  parties: ['Japan'],
  rows: [
    {
      aspect: 'Kosten',
      cells: [{ party: 'Japan', text: 'Parallel. [1]', citations: [1], passagesChecked: 8 }],
    },
  ],
};
const said = { text: 'Parallel. [1]', sentences: [{ text: 'Parallel.', citations: [1] }] };
const whole = stored(
  'a',
  5,
  answeredTurn(
    1,
    'Wer zahlt?',
    response('Parallel. [1]', { answer: said, citations: [citation(1)], comparison }),
  ),
  {
    ...newTurn(2, 'Und?', { correction: 'Und wer nicht?' }),
    status: 'failed',
    failure: { kind: 'server', message: 'x' },
  },
);

describe('readHistoryFile', () => {
  it('reads what historyFile wrote', () => {
    expect(readHistoryFile(historyFile([whole]))).toEqual([whole]);
  });

  it('refuses a file from which any part was taken or turned into something else', () => {
    const paths = pathsOf(JSON.parse(historyFile([whole])));
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const file = JSON.parse(historyFile([whole]));
        const parent = path.slice(0, -1).reduce((inner, key) => inner[key], file);
        const key = path.at(-1)!;
        // No part may be a list within a list, so this fits nowhere.
        parent[key] = [[]];
        expect(readHistoryFile(JSON.stringify(file))).toBeUndefined();
      }),
    );
  });

  it.each([
    ['an id that is no address', { id: '\\ud800' }],
    ['a time that is no date', { updated: 1e300 }],
    ['turns that are not counted through', { turns: [{ ...whole.turns[0]!, id: 3 }] }],
  ])('refuses %s', (_, part) => {
    expect(readHistoryFile(historyFile([{ ...whole, ...part }]))).toBeUndefined();
  });

  it.each(['', 'kein JSON', '[]', '{"format":"beleg-conversations-1"}', '{"format":"x","conversations":[]}'])(
    'refuses %j',
    (text) => {
      expect(readHistoryFile(text)).toBeUndefined();
    },
  );
});

describe('misquotes', () => {
  const passage = {
    id: 'a-01',
    kind: 'body' as const,
    section: ['A'],
    text: 'Parallel. Getrennt.',
    footnotes: [],
  };
  const study = {
    id: 'alliances',
    title: 'T',
    language: 'de' as const,
    sections: [{ id: 'a', title: 'A', level: 1, passages: [passage] }],
  };

  it('finds a quote that does not stand at its place', () => {
    expect(misquotes(whole, [study])).toBe(false);
    const forged = citation(1, { quote: 'Verloren.' });
    expect(
      misquotes(stored('b', 1, answeredTurn(1, 'A?', response('', { citations: [forged] }))), [study]),
    ).toBe(true);
    const invented = { ...said, sentences: [{ text: 'Erfunden.', citations: [1] }] };
    const putting = response('', { answer: invented, citations: [citation(1)] });
    expect(misquotes(stored('b', 1, answeredTurn(1, 'A?', putting)), [study])).toBe(true);
    const worded = {
      ...said,
      sentences: [{ text: 'Erfunden.', citations: [1], role: 'paraphrase' as const }],
    };
    const telling = response('', { answer: worded, citations: [citation(1)] });
    expect(misquotes(stored('b', 1, answeredTurn(1, 'A?', telling)), [study])).toBe(false);
    const elsewhere = citation(1, { passageId: 'x-01' });
    expect(
      misquotes(stored('b', 1, answeredTurn(1, 'A?', response('', { citations: [elsewhere] }))), [study]),
    ).toBe(true);
  });
});

describe('importInto', () => {
  it('takes in what is new or newer, and leaves the rest', async () => {
    const history = createMemoryHistory();
    await history.put(stored('alt', 3));
    await history.put(stored('neuer', 9));
    expect(await importInto(history, [stored('alt', 4), stored('neuer', 8), stored('neu', 1)])).toBe(2);
    const kept = (await history.list()).map(({ id, updated }) => [id, updated]);
    expect(kept).toEqual([
      ['neuer', 9],
      ['alt', 4],
      ['neu', 1],
    ]);
  });
});

/** Where every value stands that is neither the file itself nor a list's member. */
// biome-ignore lint/suspicious/noExplicitAny: the test walks JSON
function pathsOf(value: any, path: Array<string | number> = []): Array<Array<string | number>> {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    pathsOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inner] : inner;
}
