/** Letters and digits in their plain forms: ligatures, mathematical and raised ones, digits of other scripts, roman numerals that are one sign. */
export function withPlainLetters(text: string): string {
  return text
    .replace(/[^\P{L}\p{ASCII}]|[^\P{N}\p{ASCII}]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[^\P{Nd}\p{ASCII}]/gu, digitOf);
}

/** Unicode has the ten digits of a script in a row, from zero on. */
function digitOf(sign: string): string {
  const at = sign.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value++;
  return String(value);
}
