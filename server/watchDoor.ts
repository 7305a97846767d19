import { logLineOf, type ModelFailure } from './answer/model/modelFailure.ts';
import type { AskOptions, Beleg } from './beleg.ts';
import { ApiError } from './errors.ts';
import type { Door, Metrics } from './metrics.ts';
import type { ChatResponse } from './schema.ts';

/** Beleg as it is asked through one door: every answer is counted there, and how it ended. */
export function watchDoor(
  beleg: Beleg,
  door: Door,
  metrics: Metrics,
  {
    log,
    tellQuestion,
  }: { log: (line: string) => void; tellQuestion?: ((question: string) => void) | undefined },
): Beleg {
  const progress = {
    onModelFailure(failure: ModelFailure, model: string) {
      metrics.modelFailed(failure.reason);
      log(logLineOf(failure, model));
    },
  };

  async function watched<Response extends ChatResponse>(asking: Promise<Response>): Promise<Response> {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      const answer = await asking;
      metrics.asked(door, answer.abstained ? 'refused' : 'answered', seconds());
      if (answer.withheld) metrics.withheld(answer.withheld.length);
      return answer;
    } catch (error) {
      const isRefusal = error instanceof ApiError && error.status === 404;
      metrics.asked(door, isRefusal ? 'refused' : 'failed', seconds());
      throw error;
    }
  }

  const own: Pick<Beleg, 'ask' | 'compare'> = {
    ask(messages, options?: AskOptions) {
      tellQuestion?.(messages.at(-1)!.content);
      return watched(beleg.ask(messages, { ...options, ...progress }));
    },
    compare(question, options?: AskOptions) {
      tellQuestion?.(question);
      return watched(beleg.compare(question, { ...options, ...progress }));
    },
  };
  // All else is Beleg's own, and stays up to date.
  return Object.assign(Object.create(beleg) as Beleg, own);
}
