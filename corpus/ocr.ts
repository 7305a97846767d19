/** Letters that the machine misread throughout. The captions hold no word with a genuine `ii` or `é`. */
const MISREAD_LETTERS: ReadonlyArray<[RegExp, string]> = [
  [/ii/g, 'ü'],
  [/é/g, 'ä'],
  [/(?<=[Mm]ilit)[ad](?=r)/g, 'ä'],
];

/** Whole words that no rule can restore; each was read against its sentence. */
const MISREAD_WORDS: ReadonlyMap<string, string> = new Map([
  ['Annaherung', 'Annäherung'],
  ['grofte', 'größte'],
  ['Isingapur.', 'Singapur'],
  ['Mandver', 'Manöver'],
  ['Manéver', 'Manöver'],
  ['spater', 'später'],
  ['Ubungen', 'Übungen'],
  ['zunachst', 'zunächst'],
]);

/** A word as it was surely printed; a word that is not surely wrong stays as the machine read it. */
export function repairWord(read: string): string {
  const [, word = '', punctuation = ''] = /^(.*?)([,;:]*)$/.exec(read) ?? [];
  const known = MISREAD_WORDS.get(word);
  if (known !== undefined) return known + punctuation;
  return MISREAD_LETTERS.reduce((text, [misread, printed]) => text.replace(misread, printed), read);
}
