import { sourceOf } from '#corpus/machineRead.ts';
import type { AnswerSentence, Citation } from '../schema.ts';
import type { RankedSentence } from './sentences.ts';

/** Numbers the citations of one answer, in the order of their first use. */
export class Citations {
  readonly all: Citation[] = [];

  /** The sentence as part of an answer, resting on itself. */
  cite({ passage, index, text }: RankedSentence): AnswerSentence {
    const span = passage.sentences[index]!;
    const known = this.all.find(({ passageId, start }) => passageId === passage.id && start === span.start);
    if (known) return { text, citations: [known.n] };
    const n = this.all.length + 1;
    this.all.push({
      n,
      passageId: passage.id,
      section: passage.path,
      kind: passage.kind,
      quote: text,
      ...(passage.machineRead && { source: sourceOf(passage, span) }),
      ...span,
    });
    return { text, citations: [n] };
  }
}

/** Sentences as one text, each followed by its markers: `… in Yokota bei Tokio. [1]` */
export function marked(sentences: AnswerSentence[]): string {
  return sentences
    .map(({ text, citations }) => [text, ...citations.map((n) => `[${n}]`)].join(' '))
    .join(' ');
}
