/** Waits for one's turn: first come, first served. */
export type Turns = () => Promise<void>;

/**
 * One turn in each round of the event loop. Node accepts one connection a round: if all that is asked were answered in
 * the round in which it comes, a crowd would keep new readers waiting for many times as long as it waits itself.
 */
export function createTurns(): Turns {
  const waiting: Array<() => void> = [];
  function next(): void {
    waiting.shift()?.();
    if (waiting.length) setImmediate(next);
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
