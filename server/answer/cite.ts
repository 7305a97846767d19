import { sourceOf } from '#corpus/machineRead.ts';
import type { Language } from '../requests.ts';
import type { Citation } from '../schema.ts';
import type { Statement } from './statements.ts';

/** Who speaks where no other view is reported. */
const AUTHORS: Record<Language, string> = { de: 'Autoren der Studie', en: 'the study’s authors' };

/** Numbers the citations of one answer, in the order of their first use. */
export class Citations {
  readonly all: Citation[];
  readonly #language: Language;

  /**
   * @param language in which speakers are named.
   * @param given citations that have their numbers already.
   */
  constructor(language: Language, given: Citation[] = []) {
    this.#language = language;
    this.all = [...given];
  }

  /** Number of the citation of a whole sentence of the study. */
  numberOf({ passage, index, text, speaker }: Statement): number {
    const span = passage.sentences[index]!;
    const known = this.all.find(({ passageId, start }) => passageId === passage.id && start === span.start);
    if (known) return known.n;
    const n = 1 + Math.max(0, ...this.all.map((other) => other.n));
    this.all.push({
      n,
      passageId: passage.id,
      section: passage.path,
      kind: passage.kind,
      ...(passage.study && { study: passage.study }),
      ...(passage.language && { language: passage.language }),
      ...(passage.page && { page: passage.page }),
      quote: text,
      ...(passage.machineRead && { source: sourceOf(passage, span) }),
      ...span,
      speaker: speaker
        ? { kind: 'reported', name: speaker.label[this.#language] }
        : { kind: 'authors', name: AUTHORS[this.#language] },
    });
    return n;
  }
}
