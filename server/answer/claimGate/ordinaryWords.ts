import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import type { Study } from '#corpus/types.ts';
import type { Question } from '#index/questions.ts';
import { compoundSplitter, fold, isStopWord } from '#index/text.ts';
import type { Language } from '../../requests.ts';
import { namesIn } from './knownNames.ts';

/** Behind these German has a noun; a name stands without them. */
const DETERMINER =
  /^(de[rnms]|d(ie|as)|(m|d|s|k)?ein(e[mnrs]?)?|ihre?[mnrs]?|unsere?[mnrs]?|diese[mnrs]?|jede[mnrs]?|welche[mnrs]?|alle[nrs]?|viele[nr]?|mehr|wenige?r?)$/u;
/** Texts in which a word must stand like that: a rarer one may be a name with an article for once. */
const LEAST_TEXTS = 3;
/** Endings of nouns that few names have. */
const NOUN = /.{5}(ung|heit|keit|schaft|tion|tät|ismus|ierung)(en|s)?$/u;
/** Shorter words are no nouns with these endings: `Samsung`. */
const SHORTEST_BY_ENDING = 9;

/** Of a compound noun, in letters. */
const SHORTEST_PART = 3;
const SHORTEST_END = 7;
/** How an English adverb is made of its adjective: `rapid`, `heavy`, `possible`, `critic`. */
const ADJECTIVES: Array<[RegExp, string]> = [
  [/ly$/i, ''],
  [/ily$/i, 'y'],
  [/ly$/i, 'le'],
  [/ally$/i, ''],
];

/** Tells ordinary words from names by the words in which the study is written and asked about. */
export interface OrdinaryWords {
  /** A German noun, itself or by its parts. */
  isNoun(word: string): boolean;
  /** A word that is written small in this language. */
  isSmall(word: string, language: Language): boolean;
}

/** @param questions in plain German and English; capitals within an English one mark a name. */
export function readOrdinaryWords(study: Study, questions: readonly Question[]): OrdinaryWords {
  // Who begins small writes names small as well.
  const asked = questions.filter(({ kind, text }) => kind !== 'typo' && /^\p{Lu}/u.test(text));
  const german = [
    ...study.passages.filter(({ machineRead }) => !machineRead).map(({ text }) => text),
    ...asked.filter(({ lang, kind }) => lang === 'de' && kind !== 'keywords').map(({ text }) => text),
  ];
  const english = asked.filter(({ lang }) => lang === 'en').map(({ text }) => text);
  const foreign = namesOf(english);
  const texts = new Map<string, number>();
  for (const noun of german.flatMap((text) => [...new Set(nounsOf(text))])) {
    texts.set(noun, (texts.get(noun) ?? 0) + 1);
  }
  const nouns = new Set(
    [...texts]
      .filter(
        ([noun, count]) => count >= LEAST_TEXTS && !foreign.has(fold(noun)) && !namesIn(noun, 'de').length,
      )
      .flatMap(([noun]) => [fold(noun), stem(noun, 'de')]),
  );
  const small: Record<Language, Set<string>> = {
    de: withStems(smallIn(german), 'de'),
    en: withStems(smallIn(english), 'en'),
  };
  const split = compoundSplitter([...nouns, ...small.de]);
  const isSmall = (word: string, language: Language) =>
    isStopWord(fold(word)) || small[language].has(fold(word)) || small[language].has(stem(word, language));
  /** `Viersternegeneral`: what a compound is, its end says. */
  const endsInNoun = (word: string) =>
    [...word].some(
      (_, at) => at >= SHORTEST_PART && word.length - at >= SHORTEST_END && nouns.has(word.slice(at)),
    );
  /** `Officially`, of `official`; and not `Kelly`. */
  const isAdverb = (word: string) =>
    /.{3}ly$/.test(word) &&
    ADJECTIVES.some(([end, adjective]) => end.test(word) && isSmall(word.replace(end, adjective), 'en'));
  return {
    isSmall: (word, language) => isSmall(word, language) || (language === 'en' && isAdverb(word)),
    isNoun: (word) =>
      nouns.has(fold(word)) ||
      nouns.has(stem(word, 'de')) ||
      isSmall(word, 'de') ||
      (word.length >= SHORTEST_BY_ENDING && NOUN.test(word)) ||
      (/ung(en)?$/.test(word) && isSmall(word.replace(/ung(en)?$/, ''), 'de')) ||
      split(fold(word)).length > 0 ||
      endsInNoun(fold(word)),
  };
}

function stem(word: string, language: Language): string {
  return language === 'de' ? stemGerman(fold(word)) : stemEnglish(fold(word));
}

/** Nouns of a German text: what is written large behind a word, or that and an adjective, that names do not have before them. */
function nounsOf(text: string): string[] {
  return [...text.matchAll(/(?<=(?<!\p{L})(\p{L}+) (?:\p{Ll}+e[mnrs]? )?)\p{Lu}\p{Ll}{2,}(?!\p{L})/gu)]
    .filter(({ 1: before }) => DETERMINER.test(before!.toLowerCase()))
    .map(([word]) => word);
}

/** Words of texts that are written small, folded. */
function smallIn(texts: string[]): Set<string> {
  const found = new Set(texts.flatMap((text) => text.match(/(?<![\p{L}-])\p{Ll}+/gu) ?? []));
  return new Set([...found].map(fold));
}

function withStems(words: Set<string>, language: Language): Set<string> {
  return new Set([...words].flatMap((word) => [word, stem(word, language)]));
}

/** Names of English texts: what is written large within a sentence. */
function namesOf(texts: string[]): Set<string> {
  const small = smallIn(texts);
  const large = texts.flatMap((text) => text.match(/(?<=[\p{Ll},] )\p{Lu}\p{L}+/gu) ?? []).map(fold);
  return new Set(large.filter((word) => !small.has(word)));
}
