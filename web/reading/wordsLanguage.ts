import type { Language } from '#server/requests.ts';
import type { Citation } from '#server/schema.ts';

/** The language of a study's words, in which they are to be read aloud: that of an added study, else German. */
export function wordsLanguage({ language = 'de' }: { language?: Language | undefined }): Language {
  return language;
}

/** The same of what is said with these citations; undefined where the words are no study's own. */
export function quotedLanguage(
  text: string,
  numbers: readonly number[],
  citations: readonly Citation[],
): Language | undefined {
  const quoted = citations.find(({ n, quote }) => numbers.includes(n) && quote.includes(text));
  return quoted && wordsLanguage(quoted);
}
