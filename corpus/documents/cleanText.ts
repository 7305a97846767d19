/** Control characters but white space, marks that turn the direction of print, what has no width, and no characters. */
const UNPRINTED =
  /(?![\t\n])\p{Cc}|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|[\ufff9-\ufffb]/gu;

/** Breaks of lines and pages of all sorts; white space as much as a newline is. */
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Spaces of other widths. The narrow no-break space holds figures together as the common one does. */
const NARROW_NO_BREAK_SPACE = /\u202f/g;
const OTHER_SPACE = /[\u1680\u2000-\u200a\u205f\u3000]/g;

/**
 * A text as Beleg keeps it: composed (NFC), well-formed, without what is not printed. White space is of three kinds after it:
 * the space (and tab), the no-break space and the newline.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(LINE_BREAK, '\n')
    .replace(NARROW_NO_BREAK_SPACE, '\u00a0')
    .replace(OTHER_SPACE, ' ')
    .replace(UNPRINTED, '')
    .normalize('NFC');
}

/** Share of characters beyond which a text is none: single odd signs occur, in a broken font nearly all are. */
const MOST_UNREADABLE = 0.2;

/** Whether a text is mostly signs that stand for no character: the replacement character, or those of private use. */
export function isGarbled(text: string): boolean {
  const printed = text.replace(/\s/g, '').length;
  const unreadable = text.match(/[\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0;
  return unreadable > printed * MOST_UNREADABLE;
}
