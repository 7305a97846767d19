/**
 * Remembers at most `limit` things: at least the half that was used last. Two maps take turns, since to drop the oldest
 * entry of one takes the longer the more were dropped before.
 */
export class Cache<Key, Value extends object> {
  readonly #half: number;
  #used = new Map<Key, Value>();
  #before = new Map<Key, Value>();

  constructor(limit: number) {
    this.#half = limit / 2;
  }

  get(key: Key): Value | undefined {
    const used = this.#used.get(key);
    if (used) return used;
    const before = this.#before.get(key);
    if (before) this.set(key, before);
    return before;
  }

  set(key: Key, value: Value): void {
    this.#used.set(key, value);
    if (this.#used.size < this.#half) return;
    this.#before = this.#used;
    this.#used = new Map();
  }

  /** What is remembered of a key; made where that is nothing. */
  of(key: Key, make: () => Value): Value {
    const known = this.get(key);
    if (known) return known;
    const made = make();
    this.set(key, made);
    return made;
  }
}
