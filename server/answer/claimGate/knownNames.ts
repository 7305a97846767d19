import { readFileSync } from 'node:fs';
import type { Language } from '../../requests.ts';
import { mentionsIn, type PartyId } from '../parties.ts';

const NAMES_FILE = new URL('./names.jsonl', import.meta.url);

/** A line of `names.jsonl`: one whom or which the study names, in both languages. */
interface Name {
  de: string[];
  en: string[];
  /** Other names of a party. */
  is?: PartyId;
  /** Naming it names this party, too: whom Trump threatens, the USA threatens. */
  of?: PartyId;
  /** German words that bear it out, and are not it: who is Moon is a president. */
  by?: string[];
  /** An ordinary noun in German, a name in English alone: `Artikel V`, `Article V`. */
  isNoun?: true;
}

/** What is named: a party, or a line of the file. */
export type NameId = PartyId | `name ${number}`;

export interface NameMention {
  id: NameId;
  start: number;
  end: number;
}

const ENDINGS: Record<Language, string> = { de: '(?:e[mnrs]?|s|n|ern?)?', en: "(?:['’]s|s['’]?)?" };

const names: Name[] = readFileSync(NAMES_FILE, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const idOf = (at: number): NameId => names[at]!.is ?? `name ${at}`;

const claimed = {
  de: patternOf(
    names.map(({ de, isNoun }) => (isNoun ? [] : de)),
    ['de'],
  ),
  en: patternOf(
    names.map(({ en }) => en),
    ['en'],
  ),
};
const evident = patternOf(
  names.map(({ de, en }) => [...de, ...en]),
  ['de', 'en'],
);
const bearing = patternOf(
  names.map(({ by }) => by ?? []),
  ['de'],
);

export function isParty(id: NameId): id is PartyId {
  return !id.startsWith('name ');
}

/** Whom a claim names, and where. */
export function namesIn(text: string, language: Language): NameMention[] {
  return outermost([...partyMentions(text), ...found(claimed[language], text)]);
}

/** Whom the study's German names, itself or by another. */
export function namesBorneOut(text: string): Set<NameId> {
  const named = outermost([...partyMentions(text), ...found(evident, text)]).map(({ id }) => id);
  const ids = new Set<NameId>([...named, ...found(bearing, text).map(({ id }) => id)]);
  for (const [at, { of }] of names.entries()) if (of && named.includes(idOf(at))) ids.add(of);
  return ids;
}

function partyMentions(text: string): NameMention[] {
  return mentionsIn(text).map(({ party, start, end }) => ({ id: party, start, end }));
}

/** `Moon Chung-in` is not Moon, and `Cold War` no other war. */
function outermost(mentions: NameMention[]): NameMention[] {
  return mentions.filter(
    (one) =>
      !mentions.some(
        (other) =>
          other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      ),
  );
}

interface Pattern {
  pattern: RegExp;
  ids: Map<string, NameId[]>;
}

/** One pattern for all words of all names; the longest first, so that a name is not cut short. */
function patternOf(words: string[][], languages: Language[]): Pattern {
  const ids = new Map<string, NameId[]>();
  for (const [at, forms] of words.entries()) {
    for (const form of forms) ids.set(form, [...(ids.get(form) ?? []), idOf(at)]);
  }
  const forms = [...ids.keys()].sort((a, b) => b.length - a.length);
  const endings = languages.map((language) => ENDINGS[language]).join('|');
  const any = forms.map((form) => spaced(form)).join('|') || '(?!)';
  return { ids, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(${any})(?:${endings})(?![\\p{L}\\p{N}])`, 'gu') };
}

function found({ pattern, ids }: Pattern, text: string): NameMention[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: words, 1: form, index }) =>
    ids
      .get(form!.replace(/\s/g, ' ').replaceAll('‑', '-').replaceAll('–', '-'))!
      .map((id) => ({ id, start: index, end: index + words.length })),
  );
}

function spaced(form: string): string {
  return form
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll(' ', '\\s')
    .replaceAll('-', '[-‑–]');
}
