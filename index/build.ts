import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Study } from '#corpus/types.ts';
import { chunksOf, isRetrieved } from './chunk.ts';
import { LexicalIndex } from './lexical.ts';
import { IndexDamage, openStored, sha256, store } from './store.ts';
import { type Analyzer, compoundSplitter, createAnalyzer, words } from './text.ts';
import type { Chunk, Embedder } from './types.ts';
import { HnswIndex, type Matrix, matrixOf } from './vector.ts';

/** Where an index is stored unless the setting `INDEX_DIR` names another place. */
export const DEFAULT_INDEX_DIR = fileURLToPath(new URL('built/', import.meta.url));

/** To be raised whenever the files of an index change. */
const FORMAT = 1;

/** Chunks embedded at once: enough to keep the encoder busy, few enough to show progress. */
const BATCH = 64;

const GRAPH_FILE = 'vectors.hnsw';
const MATRIX_FILE = 'vectors.f32';
const LEXICAL_FILE = 'lexical.json';

/** Everything that search needs of one study. */
export interface StudyIndex {
  fingerprint: string;
  chunks: Chunk[];
  vectors: HnswIndex;
  /** The same vectors, row by chunk, to score a candidate exactly. */
  matrix: Matrix;
  lexical: LexicalIndex;
}

/** Told of what happens while an index is opened: one line each. */
export type Progress = (line: string) => void;

/**
 * The index of a study: the stored one where it is whole and matches, else built anew and stored.
 * @throws where the folder cannot be written, naming it.
 */
export async function openIndex(
  study: Study,
  embedder: Embedder,
  {
    root = DEFAULT_INDEX_DIR,
    progress = () => {},
    rebuild = false,
  }: { root?: string; progress?: Progress; rebuild?: boolean } = {},
): Promise<StudyIndex> {
  const chunks = chunksOf(study);
  const analyze = analyzerOf(study);
  const fingerprint = fingerprintOf(chunks, embedder, analyze);
  if (!rebuild) {
    try {
      const folder = openStored(root, fingerprint, [GRAPH_FILE, MATRIX_FILE, LEXICAL_FILE]);
      if (folder) return { fingerprint, chunks, ...read(folder, embedder.dimensions, analyze) };
      progress('no index of this study and encoder yet: building it');
    } catch (error) {
      if (!(error instanceof IndexDamage)) throw error;
      progress(`${error.message}: building it anew`);
    }
  }
  const matrix = await embedAll(chunks, embedder, progress);
  const vectors = HnswIndex.build(matrix);
  const lexical = LexicalIndex.build(study.passages.filter(isRetrieved), analyze);
  try {
    store(root, fingerprint, {
      [GRAPH_FILE]: (path) => vectors.write(path),
      [MATRIX_FILE]: new Uint8Array(matrix.values.buffer),
      [LEXICAL_FILE]: lexical.write(),
    });
  } catch (error) {
    throw new Error(`no index can be written in INDEX_DIR "${root}": ${(error as Error).message}`);
  }
  return { fingerprint, chunks, vectors, matrix, lexical };
}

const analyzers = new WeakMap<Study, Analyzer>();

/** The analyzer whose compounds are split by the study's own vocabulary; one for each study, with what it has learned. */
export function analyzerOf(study: Study): Analyzer {
  const known = analyzers.get(study);
  if (known) return known;
  const analyze = createAnalyzer(compoundSplitter(study.passages.flatMap(({ text }) => words(text))));
  analyzers.set(study, analyze);
  return analyze;
}

/** Changes with the study, its chunks, the encoder, and the way that terms are made. */
function fingerprintOf(chunks: Chunk[], { id, dimensions }: Embedder, analyze: Analyzer): string {
  const whole = chunks.filter(({ sentence }) => sentence === undefined);
  return sha256(JSON.stringify([FORMAT, id, dimensions, chunks, whole.map(({ text }) => analyze(text))]));
}

async function embedAll(chunks: Chunk[], embedder: Embedder, progress: Progress): Promise<Matrix> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < chunks.length; from += BATCH) {
    const texts = chunks.slice(from, from + BATCH).map(({ text }) => text);
    vectors.push(...(await embedder.embed(texts, 'passage')));
    const done = Math.min(from + BATCH, chunks.length);
    if (done === chunks.length || (from / BATCH) % 8 === 7)
      progress(`embedded ${done} of ${chunks.length} chunks`);
  }
  return matrixOf(vectors, embedder.dimensions);
}

function read(folder: string, dimensions: number, analyze: Analyzer) {
  const bytes = readFileSync(join(folder, MATRIX_FILE));
  // A copy: the buffer's own offset need not be a multiple of four.
  const values = new Float32Array(new Uint8Array(bytes).buffer);
  return {
    matrix: { rows: values.length / dimensions, dimensions, values },
    vectors: HnswIndex.read(join(folder, GRAPH_FILE), dimensions),
    lexical: LexicalIndex.read(readFileSync(join(folder, LEXICAL_FILE), 'utf8'), analyze),
  };
}
