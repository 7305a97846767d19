import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { patiently } from '#server/answer/model/patiently.ts';

const PATIENCE = { silenceMs: 60, totalMs: 2_000 };

async function read(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

/** Says something every so often, and remembers whether it was ended. */
function talker(everyMs: number, times = Number.POSITIVE_INFINITY) {
  const state = { ended: false };
  async function* source(signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      state.ended = true;
    });
    for (let i = 0; i < times; i++) {
      await wait(everyMs);
      yield String(i);
    }
  }
  return { state, source };
}

describe('patiently', () => {
  it('gives what comes in time', async () => {
    expect(await read(patiently(talker(5, 3).source, PATIENCE))).toEqual(['0', '1', '2']);
  });

  it('ends a source that falls silent, even one that does not listen', async () => {
    const { state, source } = talker(60_000);
    await expect(read(patiently(source, PATIENCE))).rejects.toMatchObject({ reason: 'silent' });
    expect(state.ended).toBe(true);
  });

  it('ends a source that goes on and on', async () => {
    const { state, source } = talker(5);
    const pieces = patiently(source, { silenceMs: 1_000, totalMs: 100 });
    await expect(read(pieces)).rejects.toMatchObject({ reason: 'endless' });
    expect(state.ended).toBe(true);
  });

  it('ends the source when the reader leaves, or reads no further', async () => {
    const leaving = new AbortController();
    const first = talker(5);
    setTimeout(() => leaving.abort(), 30);
    const pieces = patiently(first.source, PATIENCE, leaving.signal);
    await expect(read(pieces)).rejects.toMatchObject({ name: 'AbortError' });
    expect(first.state.ended).toBe(true);

    const second = talker(5);
    for await (const _ of patiently(second.source, PATIENCE)) break;
    expect(second.state.ended).toBe(true);
  });

  it('does not begin for a reader who has left', async () => {
    const { source } = talker(5);
    await expect(read(patiently(source, PATIENCE, AbortSignal.abort()))).rejects.toThrow();
  });

  it('passes on what goes wrong in the source', async () => {
    // biome-ignore lint/correctness/useYield: it fails before it says anything
    async function* source(): AsyncGenerator<string> {
      throw new Error('inner');
    }
    await expect(read(patiently(source, PATIENCE))).rejects.toThrow('inner');
  });
});
