/** Words that may follow a suspended hyphen, as in "Kurz- und Mittelstreckenraketen". */
const CONJUNCTION = /^(?:und|oder|sowie|bzw\.|bis|wie|als|noch|aber|statt)(?=\s|$)/;

/** Only a hyphen behind a letter breaks or joins a word; "1998-" or a lone dash does not. */
const OPEN_HYPHEN = /\p{L}-$/u;

/** What stands between two printed lines, and whether the hyphen at the first one's end belongs to the text. */
export interface LineJoint {
  keepsHyphen: boolean;
  gap: '' | ' ';
}

/** How `after` goes on from `before`: a broken word loses its hyphen, a compound or a suspended one keeps it. */
export function lineJoint(before: string, after: string): LineJoint {
  if (!OPEN_HYPHEN.test(before) || CONJUNCTION.test(after)) return { keepsHyphen: true, gap: ' ' };
  return { keepsHyphen: !/^\p{Ll}/u.test(after), gap: '' };
}

/** The typesetting holds phrases together with no-break spaces; only within a figure are they part of it. */
const LOOSE_NO_BREAK_SPACE = /(?<!\d)\u00a0|\u00a0(?!\d)/g;

/**
 * One paragraph from its printed lines. White space collapses to single spaces, except for the no-break spaces of
 * figures such as `55 300`.
 */
export function joinLines(lines: readonly string[]): string {
  const clean = lines
    .map((line) =>
      line
        .replace(LOOSE_NO_BREAK_SPACE, ' ')
        .replace(/[ \t]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
  return clean.reduce((text, line) => {
    if (text === '') return line;
    const { keepsHyphen, gap } = lineJoint(text, line);
    return (keepsHyphen ? text : text.slice(0, -1)) + gap + line;
  }, '');
}
