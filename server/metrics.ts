import { prometheus } from '@hono/prometheus';
import type { MiddlewareHandler } from 'hono';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ModelFailureCause } from './answer/model/modelFailure.ts';
import type { AnswerSlots } from './answerSlots.ts';
import type { Library } from './library.ts';

/** The ways to ask: the interface and its page, OpenAI's chat completions, the Model Context Protocol. */
export type Door = 'api' | 'v1' | 'mcp';

/** How asking ended: with an answer, with a refusal since the study says nothing, or with an error. */
export type Outcome = 'answered' | 'refused' | 'failed';

/** From the study's own sentences, which take milliseconds, to a language model's, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

export interface Metrics {
  /** Counts and times requests by route, method and status. */
  count: MiddlewareHandler;
  asked(door: Door, outcome: Outcome, seconds: number): void;
  modelFailed(cause: ModelFailureCause): void;
  withheld(sentences: number): void;
}

/** What the server counts for Prometheus. No label holds what a client may choose. */
export function createMetrics(
  registry: Registry,
  slots: AnswerSlots,
  library: Pick<Library, 'list'>,
): Metrics {
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  gauge('beleg_answers_open', 'Answers being made or sent', () => slots.open);
  gauge('beleg_answers_waiting', 'Questions that wait until an answer is done', () => slots.waiting);
  gauge('beleg_studies', 'Studies that can be asked', async () => {
    // A database that is away is no reason to tell nothing of all the rest.
    const studies = await library.list().catch(() => undefined);
    return studies?.length ?? Number.NaN;
  });
  const answers = new Histogram({
    name: 'beleg_answer_duration_seconds',
    help: 'Time from a question to its whole answer',
    labelNames: ['door', 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  const modelFailures = new Counter({
    name: 'beleg_model_failures_total',
    help: 'Answers made without the language model, since it failed',
    labelNames: ['cause'],
    registers,
  });
  const withheld = new Counter({
    name: 'beleg_withheld_sentences_total',
    help: 'Sentences of the language model that the study does not bear out',
    registers,
  });
  return {
    count: prometheus({ registry }).registerMetrics,
    asked: (door, outcome, seconds) => answers.observe({ door, outcome }, seconds),
    modelFailed: (cause) => modelFailures.inc({ cause }),
    withheld: (sentences) => withheld.inc(sentences),
  };
}
