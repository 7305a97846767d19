/** Whether this is `npm run test:faults`, which takes minutes, or the same within `npm test`, which takes seconds. */
export const IS_LONG = process.env.FAULTS === 'long';

/** How often a thing is done: within `npm test`, and in the long form. */
export function times(short: number, long: number): number {
  return IS_LONG ? long : short;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32, after Tommy Ettinger). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
