import { ModelFailure } from './modelFailure.ts';

export interface Patience {
  /** Longest wait for the next piece, in milliseconds. */
  silenceMs: number;
  /** Longest time for all, in milliseconds. */
  totalMs: number;
}

/**
 * The pieces of a source as they come, as long as it is worth waiting. Whoever stops reading, and a reader who leaves,
 * ends the source as well.
 * @throws {ModelFailure} `silent` or `endless`; or whatever `leave` was aborted with.
 */
export async function* patiently(
  source: (signal: AbortSignal) => AsyncIterable<string>,
  { silenceMs, totalMs }: Patience,
  leave?: AbortSignal,
): AsyncGenerator<string> {
  leave?.throwIfAborted();
  const own = new AbortController();
  const signal = leave ? AbortSignal.any([own.signal, leave]) : own.signal;
  // A source need not listen: waiting ends all the same.
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  ended.catch(() => {});
  const pieces = source(signal)[Symbol.asyncIterator]();
  const end = setTimeout(() => own.abort(new ModelFailure('endless')), totalMs);
  try {
    for (;;) {
      const silence = setTimeout(() => own.abort(new ModelFailure('silent')), silenceMs);
      const next = await Promise.race([pieces.next(), ended]).finally(() => clearTimeout(silence));
      if (next.done) return;
      yield next.value;
    }
  } finally {
    clearTimeout(end);
    own.abort();
  }
}
