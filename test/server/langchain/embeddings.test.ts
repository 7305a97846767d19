import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { writeEncoder } from '#index/train/encoderFiles.ts';
import { quantize } from '#index/train/onnx.ts';
import { BelegEmbeddings } from '#server/langchain/embeddings.ts';
import { parts } from '../../parts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'beleg-embeddings-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('BelegEmbeddings', () => {
  it('embeds as the search does', async () => {
    const embeddings = await BelegEmbeddings.open();
    const texts = ['Wer zahlt für die Truppen?', '', 'Basing costs'];
    const vectors = (await parts.encoder.embed(texts, 'passage')).map((vector) => [...vector]);
    expect(await embeddings.embedDocuments(texts)).toEqual(vectors);
    expect(await embeddings.embedQuery(texts[2]!)).toEqual(vectors[2]);
    expect(await embeddings.embedDocuments([])).toEqual([]);
  });

  it('takes the encoder that is set, and tells it questions from passages', async () => {
    // The name of one that was trained on texts which begin with their role.
    const folder = join(scratch, 'e5-toy');
    const tokens = ['[PAD]', '[UNK]', 'passage', 'tokio'];
    const table = quantize(Float32Array.from([0, 0, 0, 0, 3, 0, 0, 4]), 2);
    writeEncoder(folder, { tokens, table, width: 2, card: '' });
    vi.stubEnv('ENCODER', folder);
    const embeddings = await BelegEmbeddings.open();
    expect(await embeddings.embedQuery('Tokio')).toEqual([expect.closeTo(0), expect.closeTo(1)]);
    expect(await embeddings.embedDocuments(['Tokio'])).toEqual([[expect.closeTo(0.6), expect.closeTo(0.8)]]);
  });

  it('refuses what is no text, naming it', async () => {
    const embeddings = new BelegEmbeddings(parts.encoder);
    await expect(embeddings.embedQuery(undefined as never)).rejects.toThrow(/^texts\.0: .*string.*undefined/);
    await expect(embeddings.embedDocuments('Japan' as never)).rejects.toThrow(/^texts: .*array.*"Japan"/);
  });

  it('complains about an encoder that is not there', async () => {
    vi.stubEnv('ENCODER', join(scratch, 'none'));
    await expect(BelegEmbeddings.open()).rejects.toThrow(/ENCODER.*none.*no such folder/);
  });
});
