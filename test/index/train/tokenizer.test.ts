import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEncoder } from '#index/train/encoderFiles.ts';
import { quantize } from '#index/train/onnx.ts';
import { trainVocabulary, WordCounts } from '#index/train/vocabulary.ts';
import { normalize, splitWords, WordPiece } from '#index/train/wordPiece.ts';

const TEXT = `Das Bündnis mit Japan und das Bündnis mit Südkorea. Die Bündnisse, Verteidigungsbündnisse und
  Verteidigungshaushalte; größere F‑35‑Flotten, »neue« Raketen (1991), defense alliances & allies.`;

function smallVocabulary(): string[] {
  const counts = new WordCounts();
  counts.add(TEXT, 10);
  counts.add('abcdefghijklmnopqrstuvwxyz0123456789', 10);
  return trainVocabulary(counts, 260);
}

describe('normalize', () => {
  it('folds the three ways to write an umlaut into one', () => {
    expect(['Bündnis', 'Buendnis', 'BU\u0308NDNIS'].map(normalize)).toEqual(Array(3).fill('bundnis'));
    expect(normalize('Größe')).toBe(normalize('Groesse'));
  });
});

describe('splitWords', () => {
  it('parts words from marks and drops what cannot be seen', () => {
    expect(splitWords('F\u201135, »Tokio\u00ad«\u00a01991?')).toEqual([
      'f',
      '\u2011',
      '35',
      ',',
      '»',
      'tokio',
      '«',
      '1991',
      '?',
    ]);
  });
});

describe('trainVocabulary', () => {
  const tokens = smallVocabulary();
  const wordPiece = new WordPiece(tokens);

  it('keeps frequent words whole', () => {
    const pieces = wordPiece.encode('Das Bündnis mit Japan').map((id) => tokens[id]);
    expect(pieces).toEqual(['das', 'bundnis', 'mit', 'japan']);
  });

  it('splits unseen words into pieces, and knows characters at least', () => {
    expect(wordPiece.encode('Bündnispartner').length).toBeGreaterThan(1);
    expect(wordPiece.encode('zyxw').map((id) => tokens[id])).not.toContain('[UNK]');
    expect(wordPiece.encode('Ж').map((id) => tokens[id])).toEqual(['[UNK]']);
  });

  it('makes the same entries in the same order each time', () => {
    expect(smallVocabulary()).toEqual(tokens);
  });
});

describe('WordPiece', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beleg-tokenizer-'));
  const tokens = smallVocabulary();
  const wordPiece = new WordPiece(tokens);
  let tokenizer: AutoTokenizer & ((text: string, options: object) => { input_ids: number[] });

  beforeAll(async () => {
    const table = quantize(new Float32Array(tokens.length * 2), 2);
    writeEncoder(join(folder, 'encoder'), { tokens, table, width: 2, card: '' });
    env.localModelPath = folder;
    tokenizer = (await AutoTokenizer.from_pretrained('encoder', {
      local_files_only: true,
    })) as typeof tokenizer;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const theirs = (text: string) => tokenizer(text, { return_tensor: false }).input_ids;

  it('gives the ids that transformers.js gives', () => {
    for (const text of [
      TEXT,
      'Ärger über Öl\tin\u00a0Ostasien – „GIs“',
      'Tokio 東京 서울 İstanbul ẞ',
      '',
      'a'.repeat(101),
    ]) {
      expect(wordPiece.encode(text)).toEqual(theirs(text));
    }
  });

  it('gives them for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(wordPiece.encode(text)).toEqual(theirs(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(wordPiece.encode(text)).toEqual(theirs(text));
      }),
    );
  });
});
