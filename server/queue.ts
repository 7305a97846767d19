/** Does a thing when all that came before it are done. */
export type Queue = <Value>(act: () => Promise<Value>) => Promise<Value>;

/**
 * One thing at a time.
 * @param places of those that are done or wait; who comes beyond them gets the refusal.
 */
export function createQueue(places: number, refusal: () => Error): Queue {
  let taken = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (act) => {
    if (taken >= places) throw refusal();
    taken++;
    const done = last.then(act).finally(() => taken--);
    last = done.catch(() => {});
    return done;
  };
}
