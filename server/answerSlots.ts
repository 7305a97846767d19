import type { MiddlewareHandler } from 'hono';
import { ApiError } from './errors.ts';

/** Answers at a time: more at once come no sooner. */
const SLOTS = 16;
/** How many more may wait for one, and how long, in milliseconds. */
const PLACES = 512;
const PATIENCE_MS = 10_000;
/** When one who was turned away may ask again, in seconds. */
const RETRY_AFTER = 5;

/** How many answers are made at a time, and how many questions wait. */
export class AnswerSlots {
  readonly #slots: number;
  readonly #places: number;
  readonly #patienceMs: number;
  readonly #queue: Array<() => void> = [];
  #open = 0;

  constructor({ slots = SLOTS, places = PLACES, patienceMs = PATIENCE_MS } = {}) {
    this.#slots = slots;
    this.#places = places;
    this.#patienceMs = patienceMs;
  }

  get open(): number {
    return this.#open;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Waits for a slot, first come, first served.
   * @param signal of a reader who may leave.
   * @returns gives the slot back; to be called once or more.
   * @throws {ApiError} 503 where too many wait, or it took too long.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#open < this.#slots) this.#open++;
    else await this.#wait(signal);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      // Whoever waits longest takes it over.
      const next = this.#queue.shift();
      if (next) next();
      else this.#open--;
    };
  }

  #wait(signal: AbortSignal): Promise<void> {
    if (this.#queue.length >= this.#places) throw busy();
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
      };
      const turn = () => {
        end();
        resolve();
      };
      const giveUp = (reason: unknown) => {
        end();
        this.#queue.splice(this.#queue.indexOf(turn), 1);
        reject(reason);
      };
      const leave = () => giveUp(signal.reason);
      const timer = setTimeout(() => giveUp(busy()), this.#patienceMs);
      signal.addEventListener('abort', leave);
      this.#queue.push(turn);
    });
  }
}

/** Holds a slot from the question to the answer's end, or until its reader has left. */
export function takeSlot(slots: AnswerSlots): MiddlewareHandler {
  return async (c, next) => {
    // A question that trickles in keeps others from nothing.
    await c.req.arrayBuffer();
    const { signal } = c.req.raw;
    const free = await slots.take(signal);
    signal.addEventListener('abort', free, { once: true });
    await next();
    const { body, headers } = c.res;
    if (body && headers.get('content-type')?.startsWith('text/event-stream')) {
      c.res = new Response(endTold(body, free), c.res);
    } else free();
  };
}

/** The same stream, but that its end is told, however it comes. */
function endTold(stream: ReadableStream<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      ended();
    },
    cancel(reason) {
      ended();
      return reader.cancel(reason);
    },
  });
}

function busy(): ApiError {
  const text = {
    de: 'Beleg beantwortet gerade so viele Fragen, wie es kann. Bitte gleich noch einmal fragen.',
    en: 'Beleg is answering as many questions as it can. Please ask again in a moment.',
  };
  return new ApiError(503, 'busy', text, { 'retry-after': String(RETRY_AFTER) });
}
