import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stopwords as englishStopWords } from '@orama/stopwords/english';
import { stopwords as germanStopWords } from '@orama/stopwords/german';
import type { Span } from '#corpus/types.ts';
import { Cache } from './cache.ts';

/** Shortest part of a compound: shorter ones (`See`, `Rat`) split too many words by accident. */
const PART_LENGTH = 4;

/** No word of the study is longer. Taking a longer one apart would take time that grows with its square. */
const LONGEST_WORD = 60;

/** Words of which it is kept how they are taken apart: some times those of a study. */
const WORDS_KEPT = 50_000;

/** Letters that German puts between the parts of a compound, after folding. */
const LINKS = ['', 's', 'n', 'en', 'es', 'er', 'e'];

/** What only a question holds: it asks for something, and names nothing. */
const QUESTION_WORDS =
  'seit bis wie wer wem wen wessen wann warum weshalb wieso wofur wodurch womit woran worauf woruber worum wovon wovor wozu wohin woher wieviel ' +
  'who whom whose what which when where why how does did do much many study studie laut gemass steht gibt';

/** Most words have nothing to fold but their capitals. */
const IS_ASCII = /^[\0-\x7f]*$/;

const stopWords = new Set([
  ...[...germanStopWords, ...englishStopWords].map(fold),
  ...QUESTION_WORDS.split(' '),
]);

/** Lower case, no diacritics; `ä`, `ae` and `a` fall together, and `ß` with `ss`. */
export function fold(text: string): string {
  const lower = IS_ASCII.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  return lower.replace(/([aou])e+/g, '$1');
}

const WORD = /\d{1,3}(?:[.\s]\d{3})+(?!\d)|\d+[.,]\d+|[\p{L}\p{N}]+/gu;

/**
 * Folded words and figures in order. A figure keeps its digits together however it is grouped:
 * `55 300`, `55.300` and `55300` are one token, `5,07` and `5.07` another.
 */
export function words(text: string): string[] {
  const found = text.match(WORD) ?? [];
  return found.map((word) =>
    /^\d/.test(word) ? word.replace(/[.\s](?=\d{3}(?!\d))/g, '').replace(',', '.') : fold(word),
  );
}

/** Where those words stand. */
export function wordSpans(text: string): Span[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** Splits a folded word into the words of the vocabulary that it is made of; empty where it is not. */
export type CompoundSplitter = (word: string) => string[];

/** A splitter that knows a text's own words, given folded. */
export function compoundSplitter(vocabulary: Iterable<string>): CompoundSplitter {
  const known = new Set<string>();
  for (const word of vocabulary) {
    if (word.length < PART_LENGTH || /\d/.test(word)) continue;
    known.add(word);
    known.add(stemGerman(word));
  }
  const splits = new Cache<string, string[]>(WORDS_KEPT);

  function split(word: string): string[] {
    const seen = splits.get(word);
    if (seen) return seen;
    splits.set(word, []);
    // The longest head first: `Mittelstrecken|raketen` before `Mittel|streckenraketen`.
    for (let at = word.length - PART_LENGTH; at >= PART_LENGTH; at--) {
      const tail = word.slice(at);
      const tails = known.has(tail) || known.has(stemGerman(tail)) ? [tail] : split(tail);
      if (!tails.length) continue;
      const head = LINKS.map((link) =>
        word.slice(0, at).endsWith(link) ? word.slice(0, at - link.length) : '',
      )
        .filter((candidate) => candidate.length >= PART_LENGTH)
        .find((candidate) => known.has(candidate));
      if (head) {
        const parts = [head, ...tails];
        splits.set(word, parts);
        return parts;
      }
    }
    return [];
  }
  return split;
}

/** Index terms of a text: stems of its content words, and of the parts of its compounds. */
export type Analyzer = (text: string) => string[];

export function createAnalyzer(split: CompoundSplitter): Analyzer {
  const cache = new Cache<string, string[]>(WORDS_KEPT);
  function termsOf(word: string): string[] {
    if (isStopWord(word)) return [];
    if (/\d/.test(word) || word.length > LONGEST_WORD) return [word];
    // Both stemmers: the study quotes English terms, and readers ask in either language.
    return cache.of(word, () => [
      ...new Set([word, ...split(word)].flatMap((part) => [stemGerman(part), stemEnglish(part)])),
    ]);
  }
  return (text) => words(text).flatMap(termsOf);
}
