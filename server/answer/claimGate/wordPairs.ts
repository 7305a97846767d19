import { stemmer as stemEnglish } from '@orama/stemmers/english';
import type { Question } from '#index/questions.ts';
import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';

/** Times that an English word and a German one must have met in a question and its answer. */
const LEAST_MEETINGS = 2;
/** Share of a word's questions in whose answers the other stands. */
const LEAST_SHARE = 0.2;
/** How much more often they must meet than words that have nothing to do with each other. */
const LEAST_LIFT = 6;
/** Words of both languages that begin alike are taken for the same: `Sanktion` and `sanction`. */
const ALIKE_LETTERS = 5;

/** Whether a German clause, by its terms, may have a word of an English one. */
export type WordPairs = (english: string, terms: ReadonlySet<string>) => boolean;

/** Learns which German words answer which English ones from questions and the quotes that answer them. */
export function learnWordPairs(questions: readonly Question[], terms: Terms): WordPairs {
  const asked = questions.filter(({ lang }) => lang === 'en');
  const english = new Map<string, number>();
  const german = new Map<string, number>();
  const meetings = new Map<string, Map<string, number>>();
  for (const { text, quotes } of asked) {
    const answers = terms.of(quotes.join(' '));
    for (const term of answers) add(german, term);
    for (const word of tellingWords(text).map(stemEnglish)) {
      add(english, word);
      const met = meetings.get(word) ?? new Map<string, number>();
      meetings.set(word, met);
      for (const term of answers) add(met, term);
    }
  }
  const pairs = new Map<string, Set<string>>();
  for (const [word, met] of meetings) {
    const often = [...met].filter(([term, count]) => {
      const share = count / english.get(word)!;
      return (
        count >= LEAST_MEETINGS &&
        share >= LEAST_SHARE &&
        (share * asked.length) / german.get(term)! >= LEAST_LIFT
      );
    });
    pairs.set(word, new Set(often.map(([term]) => term)));
  }
  return (word, present) => {
    if (present.has(word)) return true;
    const known = pairs.get(stemEnglish(word));
    const start = spelt(word).slice(0, ALIKE_LETTERS);
    for (const term of present) {
      if (known?.has(term)) return true;
      if (start.length === ALIKE_LETTERS && spelt(term).startsWith(start)) return true;
    }
    return false;
  };
}

/** Words of a text that name or count something. */
export function tellingWords(text: string): string[] {
  return [
    ...new Set(words(text).filter((word) => /\d/.test(word) || (!isStopWord(word) && word.length > 2))),
  ];
}

/** One spelling for sounds that the languages write in their own ways. */
function spelt(word: string): string {
  return word.replace(/ph/g, 'f').replace(/c/g, 'k').replace(/y/g, 'i');
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
