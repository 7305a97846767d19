import { SHIPPED_STUDY } from '#corpus/studyId.ts';
import type { Study } from '#corpus/types.ts';
import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';
import type { Language } from '../requests.ts';
import { studyLanguage } from './language.ts';
import { partiesIn, partyLabel } from './parties.ts';
import type { Question, Want } from './question.ts';

/** Words that a reason names at most. */
const NAMED = 4;

/** What the study was searched for in vain, by the kind of thing that was asked for. */
const MISSING: Record<Language, Partial<Record<Want, string>> & Record<'statement', string>> = {
  de: {
    figure: 'keine Zahl',
    date: 'kein Zeitpunkt',
    person: 'kein Name',
    place: 'kein Ort',
    reason: 'kein Grund',
    list: 'keine Aufzählung',
    statement: 'keine Antwort',
  },
  en: {
    figure: 'No figure',
    date: 'No date',
    person: 'No name',
    place: 'No place',
    reason: 'No reason',
    list: 'No list',
    statement: 'No answer',
  },
};

/** What is missing, for the reader of a refusal: names that the study never uses, else what was not found in it. */
export function reasonFor(question: Question, terms: Terms, study: Study): string {
  const { language, want, holder } = question;
  // A text in another language has none of a German question's words.
  const missing = studyLanguage(study) === 'de' ? missingNames(question, terms) : [];
  const subject = subjectOf(question);
  const about = subject.length ? `: ${subject.join(', ')}` : '';
  if (language === 'de') {
    // Where nothing is known of what readers call things, the study may speak of them in other words.
    if (missing.length && study.id !== SHIPPED_STUDY) {
      return `Im Wortlaut der Studie ${missing.length > 1 ? 'kommen' : 'kommt'} ${inQuotes(missing)} nicht vor.`;
    }
    if (missing.length) return `Die Studie nennt keine Angaben zu ${inQuotes(missing)}.`;
    if (holder && !about)
      return `In der Studie fand sich dazu keine Äußerung aus ${partyLabel(holder, language)}.`;
    const what = MISSING.de[want] ?? MISSING.de.statement;
    return about ? `In der Studie fand sich ${what} zu${about}.` : `In der Studie fand sich dazu ${what}.`;
  }
  const what = MISSING.en[want] ?? MISSING.en.statement;
  return about ? `${what} was found in the study on${about}.` : `${what} on this was found in the study.`;
}

/** Nouns and names of a German question that the study does not hold, as they are written. */
export function missingNames({ text, language }: Question, terms: Terms): string[] {
  // An English name may well occur in the German text under its own: only German words are said not to.
  if (language !== 'de') return [];
  const isMissing = (word: string) =>
    words(word).every((part) => !isStopWord(part) && !terms.knows(part) && !terms.isAskedWith(part));
  return capitalised(text)
    .filter((word) => isMissing(word) && !partiesIn(word).length)
    .slice(0, NAMED);
}

/** What a question is about in its own words: nouns, names and years of a German one, names and years of an English. */
function subjectOf({ text }: Question): string[] {
  return capitalised(text)
    .filter((word) => !words(word).every(isStopWord))
    .slice(0, NAMED);
}

function capitalised(text: string): string[] {
  // A sentence's first word is capitalised whatever it is.
  const inner = text.replace(/(^|[.?!–:]\s+)\p{Lu}\S*(?=\s+\p{Ll})/gu, '$1');
  return [
    ...new Set(inner.match(/(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}-]+|(19|20)\d\d)(?![\p{L}\p{N}])/gu) ?? []),
  ];
}

function inQuotes(names: string[]): string {
  const quoted = names.map((name) => `„${name}“`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} und ${quoted.at(-1)}` : quoted[0]!;
}
