/** The letters of a text in order: what a parser may neither lose nor invent. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** Everything that is printed. */
export const inkOf = (text: string): string => text.replace(/\s/gu, '');
