/** Words that say nothing about what a section is about. */
const FUNCTION_WORDS = new Set(
  (
    'an am auf aus bei das dem den der des die ein eine für im in mit und über von zu zum zur zwischen ' +
    'the of and to for from with on by at'
  ).split(' '),
);

const TRANSLITERATION: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A readable name for a section: first and last content word of its title, e.g. `beitraege-buendnis`. */
export function slug(title: string): string {
  const words = (title.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).filter(
    (word) => !FUNCTION_WORDS.has(word),
  );
  const [first, last] = [words[0] ?? 'abschnitt', words.at(-1)];
  const name = last === undefined || first === last ? first : `${first}-${last}`;
  return name.replace(/[äöüß]/g, (letter) => TRANSLITERATION[letter] ?? letter);
}

/** The slug of a title, numbered from the second section of that name on. */
export function uniqueSlug(title: string, taken: ReadonlySet<string>): string {
  const name = slug(title);
  if (!taken.has(name)) return name;
  let copy = 2;
  while (taken.has(`${name}-${copy}`)) copy += 1;
  return `${name}-${copy}`;
}
