import type { Statement } from '../statements.ts';

/** Titles before a name, in English and in German, that say the same. */
const TITLES: RegExp[] = [
  /(vice[- ]president|vizepräsident(in)?)/,
  /((?<!vice[- ])president|(?<!vize)präsident(in)?)/,
  /(prime minister|premierminister(in)?|premier|regierungschef(in)?)/,
  /(foreign minister|secretary of state|außenminister(in)?)/,
  /(defen[cs]e minister|secretary of defen[cs]e|defen[cs]e secretary|verteidigungsminister(in)?)/,
  /(finance minister|treasury secretary|finanzminister(in)?)/,
  /(chancellor|(bundes)?kanzler(in)?)/,
  /(national security advis[eo]r|sicherheitsberater(in)?)/,
  /(senator(in)?)/,
  /(ambassador|botschafter(in)?)/,
  /(general)/,
  /(admiral)/,
  /(king|könig)/,
  /(emperor|kaiser)/,
];
const TITLE = new RegExp(`(?<!\\p{L})(?:${TITLES.map(({ source }) => source).join('|')})s? $`, 'iu');
/** A name of one word or several. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+)*/gu;

interface Person {
  /** Words of the name, as the text has them. */
  words: string[];
  /** Place in `TITLES` of what stands before it; -1 for none. */
  title: number;
}

/**
 * Persons of a claim whom its evidence has otherwise: with the first name of another (`Lloyd Blinken`), or with
 * another title (`President Austin`).
 */
export function mistaken(claim: string, evidence: Statement[]): string[] {
  const given = evidence.flatMap(({ text }) => personsIn(text));
  return personsIn(claim).flatMap(({ words, title }) => {
    const last = words.at(-1)!;
    const same = given.filter((other) => other.words.at(-1) === last);
    if (!same.length) return [];
    const first = words.at(-2);
    const otherFirst =
      first !== undefined &&
      same.every((other) => other.words.length > 1 && other.words.at(-2) !== first) &&
      given.some((other) => other.words.includes(first));
    const titles = same.map((other) => other.title);
    const otherTitle = title >= 0 && !titles.includes(title) && titles.some((each) => each >= 0);
    return otherFirst || otherTitle ? [words.join(' ')] : [];
  });
}

function personsIn(text: string): Person[] {
  const persons: Person[] = [];
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const words = name.split(' ');
    // German titles are written large and are taken for a part of the name.
    const titled = [0, 1, 2]
      .map((count) => ({
        count,
        title: titleOf(`${text.slice(0, index)}${words.slice(0, count).join(' ')}${count ? ' ' : ''}`),
      }))
      .filter(({ count, title }) => title >= 0 && count < words.length)
      .at(-1);
    persons.push({ words: words.slice(titled?.count ?? 0), title: titled?.title ?? -1 });
  }
  return persons;
}

/** The title at the end of a text. */
function titleOf(text: string): number {
  const found = TITLE.exec(text)?.[0].toLowerCase();
  return found === undefined ? -1 : TITLES.findIndex((title) => title.test(found));
}
