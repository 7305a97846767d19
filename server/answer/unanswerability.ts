import { readFileSync } from 'node:fs';
import { fold } from '#index/text.ts';

const WEIGHTS_FILE = new URL('./unanswerability.bin', import.meta.url);

/** Weights are found by the hash of what they are for; a few share one, which costs little. */
export const BUCKETS = 1 << 17;

/** Lengths of the letter groups that are looked at, and the mark at a word's ends. */
const GROUPS = [3, 4, 5];
const END = ' ';

/** One byte for each weight: `scale · byte`. The file begins with scale and bias, 32-bit floats, little endian. */
interface Model {
  scale: number;
  bias: number;
  weights: Int8Array;
}

let shipped: Model | undefined;

/**
 * How much a question is, by its words, like those that the study leaves unanswered rather than those that it
 * answers: log-odds, above 0 where more. Questions on the study's own matters that it does not answer are found by
 * search as well as any; what they ask for tells them apart (`Wer führte …`, `Wie reagierte Peking auf …`).
 */
export function unanswerability(question: string): number {
  shipped ??= readModel(readFileSync(WEIGHTS_FILE));
  const { scale, bias, weights } = shipped;
  let sum = 0;
  for (const { bucket, value } of wordFeatures(question)) sum += value * weights[bucket]!;
  return bias + scale * sum;
}

export interface WordFeature {
  bucket: number;
  value: number;
}

/**
 * Words and pairs of words of a question, and letter groups of its words: a bag of features of length 1 each, so that
 * a long question weighs as much as a short one (Joachims 1998).
 */
export function wordFeatures(question: string): WordFeature[] {
  const words = fold(question).match(/[\p{L}\p{N}]+|\?/gu) ?? [];
  const wholes = new Set<string>();
  const parts = new Set<string>();
  for (const [i, word] of words.entries()) {
    wholes.add(`w${word}`).add(`p${words[i - 1] ?? '^'} ${word}`);
    const letters = `${END}${word}${END}`;
    for (const length of GROUPS) {
      for (let end = length; end <= letters.length; end++) parts.add(letters.slice(end - length, end));
    }
  }
  return [...featuresOfBag(wholes), ...featuresOfBag(parts)];
}

function featuresOfBag(bag: Set<string>): WordFeature[] {
  const value = 1 / Math.sqrt(bag.size);
  return Array.from(bag, (name) => ({ bucket: bucketOf(name), value }));
}

/** FNV-1a. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

const HEADER = 8;

function readModel(file: Buffer): Model {
  return {
    scale: file.readFloatLE(0),
    bias: file.readFloatLE(4),
    weights: new Int8Array(file.buffer, file.byteOffset + HEADER, BUCKETS),
  };
}

/** Weights as the file holds them. */
export function encodeModel(weights: Float64Array, bias: number): Buffer {
  const scale = weights.reduce((greatest, weight) => Math.max(greatest, Math.abs(weight)), 0) / 127;
  const file = Buffer.alloc(HEADER + BUCKETS);
  file.writeFloatLE(scale, 0);
  file.writeFloatLE(bias, 4);
  for (const [i, weight] of weights.entries()) file.writeInt8(Math.round(weight / scale), HEADER + i);
  return file;
}
