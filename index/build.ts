import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Study } from '#corpus/types.ts';
import { askedKeys } from './askedKeys.ts';
import { chunksOf, isRetrieved } from './chunk.ts';
import { MiniSearchIndex } from './lexical.ts';
import { AnswerFinder, loadTwins, type Question } from './questions.ts';
import { StorageFailure } from './storageFailure.ts';
import { checkWritable, openStored, removeDeadDrafts, sha256, store } from './store.ts';
import { StudyVectors } from './studyVectors.ts';
import { type Analyzer, compoundSplitter, createAnalyzer, words } from './text.ts';
import type { Embedder, Key, StudyIndex } from './types.ts';
import { HnswIndex, type Matrix, matrixOf } from './vector.ts';

/** Where an index is stored unless the setting `INDEX_DIR` names another place. */
export const DEFAULT_INDEX_DIR = fileURLToPath(new URL('built/', import.meta.url));

/** To be raised whenever the files of an index change. */
const FORMAT = 2;

/** Texts embedded at once: enough to keep the encoder busy, few enough to show progress. */
const BATCH = 64;
const BATCHES_A_REPORT = 32;

const GRAPH_FILE = 'vectors.hnsw';
const MATRIX_FILE = 'vectors.f32';
const LEXICAL_FILE = 'lexical.json';
const KEYS_FILE = 'keys.json';
/** What an index is stored in, beside its manifest. */
export const FILES = [GRAPH_FILE, MATRIX_FILE, LEXICAL_FILE, KEYS_FILE];

/** The index of one study in memory. */
export interface EmbeddedIndex extends StudyIndex {
  vectors: StudyVectors;
  lexical: MiniSearchIndex;
}

/** Told of what happens while an index is opened. */
export interface Progress {
  /** One line each. */
  say?: (line: string) => void;
  /** How many of all texts are embedded, where an index is built. */
  count?: (done: number, total: number) => void;
}

/** How a study is to be indexed. */
export interface IndexOptions {
  progress?: Progress | undefined;
  /** Those that the study answers become keys to its passages; others are of no use, and left out. */
  questions?: Question[] | undefined;
}

/**
 * The index of a study: the stored one where it is whole and matches, else built anew and stored.
 * @throws {StorageFailure} where the folder cannot be written: before anything is embedded, if it is so then.
 */
export async function openIndex(
  study: Study,
  embedder: Embedder,
  {
    root = DEFAULT_INDEX_DIR,
    progress = {},
    rebuild = false,
    questions = [],
  }: IndexOptions & { root?: string; rebuild?: boolean } = {},
): Promise<EmbeddedIndex> {
  const fingerprint = fingerprintOf(study, questions, embedder);
  removeDeadDrafts(root);
  if (!rebuild) {
    try {
      const folder = openStored(root, fingerprint, FILES);
      if (folder) return { fingerprint, ...read(folder, embedder.dimensions, analyzerOf(study)) };
      progress.say?.('no index of this study and encoder yet: building it');
    } catch (error) {
      // Damage; or another process has just put a new one in its place, and the files that were checked are gone.
      progress.say?.(`${(error as Error).message}: building it anew`);
    }
  }
  try {
    checkWritable(root);
  } catch (error) {
    throw unwritable(root, error);
  }
  const { keys, matrix } = await embedStudy(study, embedder, { questions, progress });
  const graph = HnswIndex.build(matrix);
  const lexical = MiniSearchIndex.build(study.passages.filter(isRetrieved), analyzerOf(study));
  try {
    store(root, fingerprint, {
      [GRAPH_FILE]: (path) => graph.write(path),
      [MATRIX_FILE]: new Uint8Array(matrix.values.buffer),
      [LEXICAL_FILE]: lexical.write(),
      [KEYS_FILE]: JSON.stringify(keys),
    });
  } catch (error) {
    throw unwritable(root, error);
  }
  return { fingerprint, vectors: new StudyVectors(keys, matrix, graph), lexical };
}

function unwritable(root: string, error: unknown): StorageFailure {
  const text = {
    de: `in INDEX_DIR „${root}“ lässt sich kein Index schreiben`,
    en: `no index can be written in INDEX_DIR "${root}"`,
  };
  return new StorageFailure(text, error);
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

/** Changes with the study, its chunks, the known questions, the encoder, and the way that terms are made. */
export function fingerprintOf(
  study: Study,
  questions: Question[],
  { id, dimensions }: Pick<Embedder, 'id' | 'dimensions'>,
): string {
  const chunks = chunksOf(study);
  const analyze = analyzerOf(study);
  const terms = chunks.filter(({ sentence }) => sentence === undefined).map(({ text }) => analyze(text));
  return sha256(JSON.stringify([FORMAT, id, dimensions, chunks, terms, questions, loadTwins()]));
}

/**
 * Embeds passages and sentences, and what is asked for by the questions that the study answers.
 * @returns what each vector stands for, and the vectors, a row for each.
 */
export async function embedStudy(
  study: Study,
  embedder: Embedder,
  { questions = [], progress = {} }: IndexOptions = {},
): Promise<{ keys: Key[]; matrix: Matrix }> {
  const chunks = chunksOf(study);
  const finder = new AnswerFinder(study.passages, loadTwins());
  const answered = questions
    .map(({ text, quotes }) => ({ text, places: finder.find(quotes) }))
    .filter(({ places }) => places.length);
  const total = chunks.length + answered.length;
  const report = (what: string, before: number) => (done: number, of: number, isDue: boolean) => {
    progress.count?.(before + done, total);
    if (isDue) progress.say?.(`embedded ${done} of ${of} ${what}`);
  };
  const said = await embedAll(chunks, 'passage', embedder, report('chunks', 0));
  const asked = await embedAll(answered, 'query', embedder, report('questions', chunks.length));
  const known = askedKeys(answered.map(({ places }, i) => ({ places, vector: asked[i]! })));
  const keys: Key[] = [
    ...chunks.map(({ passageId, sentence }) => ({ passageId, ...(sentence !== undefined && { sentence }) })),
    ...known.map(({ key }) => key),
  ];
  return { keys, matrix: matrixOf([...said, ...known.map(({ vector }) => vector)], embedder.dimensions) };
}

/** `report` is told how many are done, of how many, and whether it is time to say so. */
async function embedAll(
  items: ReadonlyArray<{ text: string }>,
  role: 'query' | 'passage',
  embedder: Embedder,
  report: (done: number, of: number, isDue: boolean) => void,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < items.length; from += BATCH) {
    const texts = items.slice(from, from + BATCH).map(({ text }) => text);
    vectors.push(...(await embedder.embed(texts, role)));
    const done = Math.min(from + BATCH, items.length);
    const isDue = done === items.length || (from / BATCH) % BATCHES_A_REPORT === BATCHES_A_REPORT - 1;
    report(done, items.length, isDue);
    // The encoder holds on to the thread: whoever asks meanwhile how far it is gets a turn here.
    await setImmediate();
  }
  return vectors;
}

function read(folder: string, dimensions: number, analyze: Analyzer) {
  // A copy: the buffer's own offset need not be a multiple of four.
  const values = new Float32Array(new Uint8Array(readFileSync(join(folder, MATRIX_FILE))).buffer);
  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
  const keys = JSON.parse(textOf(KEYS_FILE)) as Key[];
  const matrix = { rows: values.length / dimensions, dimensions, values };
  const graph = HnswIndex.read(join(folder, GRAPH_FILE), dimensions);
  return {
    vectors: new StudyVectors(keys, matrix, graph),
    lexical: MiniSearchIndex.read(textOf(LEXICAL_FILE), analyze),
  };
}
