import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';

/** The language in which a sentence of a study is written; the shipped study's is German. */
export function languageOfWords({ passage }: Pick<Statement, 'passage'>): Language {
  return passage.language ?? 'de';
}
