import { sourceOf } from '#corpus/machineRead.ts';
import type { Study } from '#corpus/types.ts';
import type { Citation } from '../schema.ts';
import type { Answer } from './answerer.ts';

/** An answer that must not leave the server. It is a bug: nothing a reader asks may cause it. */
export class GateError extends Error {
  override readonly name = 'GateError';
}

/** Lets an answer pass, or throws: stands between every answer and the wire. */
export type Gate = (answer: Answer) => Answer;

/**
 * The quote gate of a study. Every quote must be the passage's own characters at the place it names, every sentence
 * must rest on a citation that is given, and no citation may be left unused.
 */
export function createGate(study: Study): Gate {
  const passages = new Map(study.passages.map((passage) => [passage.id, passage]));

  function check({ n, passageId, quote, source, start, end }: Citation): void {
    const passage = passages.get(passageId);
    if (!passage) throw new GateError(`citation ${n} names a passage that does not exist: ${passageId}`);
    if (!quote || quote !== passage.text.slice(start, end)) {
      throw new GateError(`citation ${n} is not what ${passageId} says at ${start}–${end}: ${quote}`);
    }
    const expected = passage.machineRead && sourceOf(passage, { start, end });
    if (source !== expected)
      throw new GateError(`citation ${n} misquotes the source of ${passageId}: ${source}`);
  }

  return (answer) => {
    answer.citations.forEach(check);
    const given = new Set(answer.citations.map(({ n }) => n));
    if (given.size !== answer.citations.length) throw new GateError('two citations have the same number');
    const parts = [
      ...answer.answer.sentences,
      ...(answer.comparison?.rows ?? []).flatMap(({ cells }) => cells),
    ];
    const used = new Set(parts.flatMap(({ citations }) => citations));
    const frames = new Set<unknown>(answer.answer.sentences.filter(({ role }) => role === 'frame'));
    for (const part of parts) {
      const { text, citations } = part;
      if (text && !citations.length && !frames.has(part)) throw new GateError(`nothing supports: ${text}`);
      const unknown = citations.find((n) => !given.has(n));
      if (unknown !== undefined) throw new GateError(`citation ${unknown} is not given`);
    }
    for (const n of given) if (!used.has(n)) throw new GateError(`citation ${n} supports nothing`);
    return answer;
  };
}
