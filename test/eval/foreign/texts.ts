import { readdirSync, readFileSync } from 'node:fs';
import type { SourceFile } from '#corpus/documents/types.ts';
import type { Language } from '#server/requests.ts';

/** Which texts weights are fitted on, and which they are only measured by. */
export const HALVES = ['fitting', 'measuring'] as const;
export type Half = (typeof HALVES)[number];

/**
 * `plain` and `paraphrase` are answered, in the text's words or in others; `near` asks the text for what it does not
 * say, `far` has nothing to do with it.
 */
export type Kind = 'plain' | 'paraphrase' | 'near' | 'far';

/** A question asked of a text. */
export interface ForeignQuestion {
  kind: Kind;
  lang: Language;
  text: string;
  /** Words of the text that answer it; none where it does not. */
  quote?: string;
}

/** A text on a subject far from the shipped study, written for this test. */
export interface ForeignText {
  id: string;
  half: Half;
  language: Language;
  file: SourceFile;
  questions: ForeignQuestion[];
}

const ENGLISH = ['backup-handbook.md', 'glaciers.md', 'harbour.md'];

export function loadTexts(halves: readonly Half[] = HALVES): ForeignText[] {
  return halves.flatMap((half) => {
    const folder = new URL(`${half}/`, import.meta.url);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => {
        const lines = readFileSync(new URL(name.replace(/md$/, 'jsonl'), folder), 'utf8').split('\n');
        return {
          id: name.replace(/\.md$/, ''),
          half,
          language: ENGLISH.includes(name) ? ('en' as const) : ('de' as const),
          file: { name, bytes: readFileSync(new URL(name, folder)) },
          questions: lines.filter(Boolean).map((line) => JSON.parse(line)),
        };
      });
  });
}
