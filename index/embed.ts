import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import { addScaled, unit } from './matrix.ts';
import { SettingError } from './settingError.ts';
import type { Embedder } from './types.ts';

/** The encoder that comes with Beleg: what `npm run train` makes. */
export const SHIPPED_ENCODER = fileURLToPath(new URL('./encoder', import.meta.url));

/** What makes up an encoder in the layout of transformers.js; `id` is a hash of these. */
const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
/** `owner/name`, as on the hub. */
const HUB_NAME = /^[\w.-]+\/[\w.-]+$/;
/** Models of the e5 family were trained with these before every text, and are much worse without. */
const E5_PREFIXES = { query: 'query: ', passage: 'passage: ' };
const NO_PREFIXES = { query: '', passage: '' };

/** The encoder that was asked for cannot be used; the message may be shown to the user. */
export class EncoderError extends SettingError {
  override readonly name = 'EncoderError';

  constructor(setting: string, reason: SettingError['text']) {
    super({
      de: `ENCODER ist „${setting}“: ${reason.de}. Ohne ENCODER gilt der Encoder, der mit Beleg kommt.`,
      en: `ENCODER is set to "${setting}": ${reason.en}. Leaving ENCODER unset takes the encoder shipped with Beleg.`,
    });
  }
}

/**
 * Loads an encoder through the feature-extraction pipeline of transformers.js: mean pooling, L2-normalised.
 * @param setting a folder in the transformers.js layout, or a hub name such as `Xenova/multilingual-e5-small`, which
 * is fetched once and then taken from the cache of transformers.js.
 * @throws {EncoderError} where there is no such encoder.
 */
export async function loadEmbedder(setting: string): Promise<Embedder> {
  return isFolder(setting) || !HUB_NAME.test(setting) ? loadFolder(setting) : loadFromHub(setting);
}

async function loadFolder(setting: string): Promise<Embedder> {
  const folder = resolve(setting);
  if (!isFolder(folder)) {
    throw new EncoderError(setting, {
      de: 'einen solchen Ordner gibt es nicht',
      en: 'there is no such folder',
    });
  }
  const missing = MODEL_FILES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length) {
    const names = missing.join(', ');
    throw new EncoderError(setting, { de: `dem Ordner fehlt ${names}`, en: `the folder lacks ${names}` });
  }
  const hash = createHash('sha256');
  for (const file of MODEL_FILES) hash.update(readFileSync(join(folder, file)));
  // The last two names, wherever the folder lies: an index may be moved along with its encoder.
  const name = `${basename(dirname(folder))}/${basename(folder)}`;
  const id = `${name}@${hash.digest('hex').slice(0, 12)}`;
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  return load(setting, basename(folder), id, {
    de: 'seine Dateien lassen sich nicht als Encoder lesen',
    en: 'its files cannot be read as an encoder',
  });
}

async function loadFromHub(name: string): Promise<Embedder> {
  env.allowRemoteModels = true;
  return load(name, name, name, {
    de: 'einen solchen Ordner gibt es nicht, und vom Hub lässt er sich nicht holen',
    en: 'there is no such folder, and it cannot be fetched from the hub',
  });
}

async function load(
  setting: string,
  model: string,
  id: string,
  complaint: SettingError['text'],
): Promise<Embedder> {
  let extract: FeatureExtractionPipeline;
  let dimensions: number;
  try {
    extract = await pipeline('feature-extraction', model, { quantized: true });
    dimensions = (await embedOne(extract, 'Probe')).length;
  } catch (error) {
    const why = firstLine(error);
    throw new EncoderError(setting, { de: `${complaint.de} (${why})`, en: `${complaint.en} (${why})` });
  }
  const prefixes = /(^|[/-])e5-/.test(model) ? E5_PREFIXES : NO_PREFIXES;
  return {
    id,
    dimensions,
    // One text at a time: batches are padded to their longest text, which takes four times as long.
    async embed(texts, role) {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await embedOne(extract, prefixes[role] + text));
      return vectors;
    },
  };
}

/**
 * Mean pooling and normalization as the pipeline does them, in a third of its time: for one text there is no padding to
 * leave out.
 */
async function embedOne(
  { tokenizer, model }: FeatureExtractionPipeline,
  text: string,
): Promise<Float32Array> {
  const { last_hidden_state: states } = await model(tokenizer(text, { truncation: true }));
  const values = states.data as Float32Array;
  const dimensions = states.dims.at(-1) as number;
  const vector = new Float32Array(dimensions);
  for (let at = 0; at < values.length; at += dimensions) {
    addScaled(vector, 0, 1, values, at, dimensions);
  }
  // A text without a known token has no direction, and stays zero.
  return unit(vector) ?? vector;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0]!;
}
