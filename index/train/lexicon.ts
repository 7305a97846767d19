import { readFileSync } from 'node:fs';
import { splitWords } from './wordPiece.ts';

/** OpenThesaurus: German synonyms (LGPL). Debian's package `mythes-de` puts it there, in UTF-8. */
const THESAURUS = '/usr/share/mythes/th_de_DE_v2.dat';
/** Ding: a German–English dictionary (GPL). Debian's package `trans-de-en` puts it there. */
const DICTIONARY = '/usr/share/trans/de-en';
/** Longer entries are sayings and definitions. */
const LONGEST_TERM = 60;

/** Terms that mean the same; any two of them are a pair to train on. */
export type SynonymGroup = string[];

/** The files that a training run cannot do without are not there; the message says how to get them. */
export class LexiconError extends Error {
  override name = 'LexiconError';
}

export function loadLexicon(): SynonymGroup[] {
  return [...parseThesaurus(read(THESAURUS)), ...parseDictionary(read(DICTIONARY))];
}

/**
 * The groups that have a term made of known words alone: they tie words that readers may use to words that the study
 * and its readers do use. Three quarters of the lexicons are about dentistry, cooking and the like.
 */
export function relevantGroups(
  groups: readonly SynonymGroup[],
  knownTexts: readonly string[],
): SynonymGroup[] {
  const known = new Set(knownTexts.flatMap(splitWords));
  return groups.filter((group) => group.some((term) => splitWords(term).every((word) => known.has(word))));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new LexiconError(
      `${file} is missing: training needs two lexicons of Debian (apt-get install mythes-de trans-de-en)`,
    );
  }
}

/**
 * MyThes: a line `word|senses`, then for each sense a line `-|term|term (remark)|…`. Every term of a sense heads a
 * copy of it. Broader and narrower terms and opposites are no synonyms.
 */
export function parseThesaurus(text: string): SynonymGroup[] {
  const groups = new Map<string, SynonymGroup>();
  for (const line of text.split('\n')) {
    if (!line.startsWith('-|')) continue;
    const terms = line
      .slice(2)
      .split('|')
      .filter((term) => !/\((Oberbegriff|Unterbegriff|Antonym|Assoziation)\)/.test(term));
    const group = groupOf(terms);
    if (group.length > 1) groups.set([...group].sort().join('|'), group);
  }
  return [...groups.values()];
}

/**
 * Ding: `de; de | de :: en; en | en`. Bars separate related entries, which stand in the same order on both sides;
 * semicolons separate synonyms. `{f}`, `[mil.]` and `(…)` are remarks.
 */
export function parseDictionary(text: string): SynonymGroup[] {
  const groups: SynonymGroup[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const [german, english] = line.split(' :: ').map((side) => side.split('|'));
    if (!german || !english || german.length !== english.length) continue;
    german.forEach((entry, i) => {
      const group = groupOf([...entry.split(';'), ...english[i]!.split(';')]);
      if (group.length > 1) groups.push(group);
    });
  }
  return groups;
}

function groupOf(terms: string[]): SynonymGroup {
  return [...new Set(terms.map(bareTerm))].filter((term) => term && term.length <= LONGEST_TERM);
}

function bareTerm(term: string): string {
  return term
    .replace(/\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|<[^>]*>/g, ' ')
    .replace(/\b(jdn?|jdm|etw|sb|sth)\.(\/(jdn?|jdm|etw|sb|sth)\.)*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
