import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mentions, titleOf } from '../../../web/history/history.ts';
import { createHistory } from '../../../web/history/indexedHistory.ts';
import { createMemoryHistory } from '../../../web/history/memoryHistory.ts';
import { answeredTurn, response, stored } from '../answers.ts';

const turn = answeredTurn(1, 'Wer zahlt?', response('Beide Länder zahlen.'));

describe.each([
  ['createHistory', createHistory, true],
  ['createMemoryHistory', createMemoryHistory, false],
])('%s', (_, create, lasting) => {
  beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
  afterEach(() => void vi.unstubAllGlobals());

  it('keeps conversations, the latest first', async () => {
    const history = create();
    await history.put(stored('a', 1, turn));
    await history.put(stored('b', 3, turn));
    await history.put({ ...stored('a', 2, turn), title: 'Kosten' });
    expect((await history.list()).map(({ id, title }) => [id, title])).toEqual([
      ['b', undefined],
      ['a', 'Kosten'],
    ]);
    await history.delete('b');
    expect(await history.get('b')).toBeUndefined();
    expect(await history.get('a')).toEqual({ ...stored('a', 2, turn), title: 'Kosten' });
    expect(await history.isLasting()).toBe(lasting);
  });
});

describe('createHistory', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each([
    ['has none', undefined],
    [
      'throws',
      {
        open() {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    ],
  ])('keeps conversations in memory where the browser %s', async (__, indexedDB) => {
    vi.stubGlobal('indexedDB', indexedDB);
    const history = createHistory();
    await history.put(stored('a', 1, turn));
    expect(await history.list()).toHaveLength(1);
    expect(await history.isLasting()).toBe(false);
  });
});

describe('titleOf', () => {
  it('is the name given, else the first question', () => {
    expect(titleOf(stored('a', 1, turn))).toBe('Wer zahlt?');
    expect(titleOf({ ...stored('a', 1, turn), title: 'Kosten' })).toBe('Kosten');
  });
});

describe('mentions', () => {
  it('wants every word, in title, questions or answers', () => {
    const conversation = { ...stored('a', 1, turn), title: 'Kosten' };
    expect(mentions(conversation, 'LÄNDER kosten wer')).toBe(true);
    expect(mentions(conversation, 'Länder Raketen')).toBe(false);
  });
});
