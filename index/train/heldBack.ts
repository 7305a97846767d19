import { fileURLToPath } from 'node:url';
import type { Question } from '../questions.ts';
import { hashText } from './random.ts';

/** One question in so many is held back to measure by. */
const HELD_BACK_ONE_IN = 10;

/** Where `npm run train -- --holdout` puts the encoder that has not seen the questions held back. */
export const HOLDOUT_FOLDER = fileURLToPath(new URL('./work/holdout', import.meta.url));

/** By a hash of the text: the same questions are held back whatever else there is. */
export function isHeldBack({ text }: Question): boolean {
  return hashText(text) % HELD_BACK_ONE_IN === 0;
}
