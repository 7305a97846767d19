import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EncoderError, loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { writeEncoder } from '#index/train/encoderFiles.ts';
import { quantize } from '#index/train/onnx.ts';
import type { Embedder } from '#index/types.ts';

const scratch = mkdtempSync(join(tmpdir(), 'beleg-embed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('loadEmbedder › the shipped encoder', () => {
  let embedder: Embedder;
  const embed = async (text: string) => (await embedder.embed([text], 'query'))[0]!;
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  beforeAll(async () => {
    embedder = await loadEmbedder(SHIPPED_ENCODER);
  });

  it('gives unit vectors of 256 values', async () => {
    const vector = await embed('Wie viele GIs stehen in Japan?');
    expect(embedder.dimensions).toBe(256);
    expect(vector).toHaveLength(256);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it('is named after its files', async () => {
    expect(embedder.id).toMatch(/^index\/encoder@[0-9a-f]{12}$/);
    expect((await loadEmbedder(SHIPPED_ENCODER)).id).toBe(embedder.id);
  });

  it('gives a text the same vector whatever stands beside it in the batch', async () => {
    const texts = [
      'Japan',
      'Welche Rolle spielt Okinawa im Bündnis zwischen Tokio und Washington?',
      '',
      'x '.repeat(900),
    ];
    const batch = await embedder.embed([...texts, ...Array(40).fill('Seoul')], 'passage');
    for (const [i, text] of texts.entries()) expect(batch[i]).toEqual(await embed(text));
  });

  it('puts a German and an English phrasing closer together than strangers', async () => {
    const [german, english, stranger] = await Promise.all(
      ['Verteidigungsausgaben Japans', "Japan's defence spending", 'Demokratische Partei der USA'].map(embed),
    );
    expect(cosine(german!, english!)).toBeGreaterThan(cosine(german!, stranger!) + 0.2);
  });

  it('does not tell umlauts from their transcriptions', async () => {
    expect(await embed('Übungen in Südkorea')).toEqual(await embed('Uebungen in Suedkorea'));
  });

  it('gives zeros to what it cannot read', async () => {
    for (const text of ['', '   ', 'Ж ⌘'])
      expect((await embed(text)).every((value) => value === 0)).toBe(true);
  });
});

describe('loadEmbedder › a folder', () => {
  it('pools the rows of the table that was written, unknown words without weight', async () => {
    const folder = join(scratch, 'toy');
    const rows = [
      [0, 0],
      [0, 0],
      [3, 0],
      [0, 4],
    ];
    const table = quantize(Float32Array.from(rows.flat()), 2);
    writeEncoder(folder, { tokens: ['[PAD]', '[UNK]', 'tokio', 'seoul'], table, width: 2, card: '' });
    const embedder = await loadEmbedder(folder);
    const [both, one] = await embedder.embed(['Tokio, Seoul', 'Seoul und mehr'], 'query');
    expect([...both!]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
    expect([...one!]).toEqual([expect.closeTo(0), expect.closeTo(1)]);
  });

  it('complains about one that is missing or incomplete, naming the setting and the way out', async () => {
    const empty = join(scratch, 'empty');
    mkdirSync(empty);
    await expect(loadEmbedder(join(scratch, 'none'))).rejects.toThrow(EncoderError);
    await expect(loadEmbedder(join(scratch, 'none'))).rejects.toThrow(/ENCODER.*none.*no such folder.*unset/);
    await expect(loadEmbedder(empty)).rejects.toThrow(/lacks config\.json, .*model_quantized\.onnx/);
  });
});

describe('loadEmbedder › a hub name', () => {
  it('complains in one line where the hub cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await expect(loadEmbedder('Nobody/no-such-encoder')).rejects.toThrow(
      /^ENCODER is set to "Nobody\/no-such-encoder": .*hub.*unset[^\n]*$/,
    );
    vi.unstubAllGlobals();
  });
});
