import { expect, it } from 'vitest';
import { withPlainLetters } from '#server/answer/claimGate/plainLetters.ts';

it.each([
  ['٦٦٣٠٠ Soldaten', '66300 Soldaten'],
  ['९ und ०', '9 und 0'],
  ['𝟓𝟓 300', '55 300'],
  ['Artikel Ⅷ', 'Artikel VIII'],
  ['ﬂiegen', 'fliegen'],
  ['½ der Männer', '1⁄2 der Männer'],
  ['Größe, Ärger, ’‑»', 'Größe, Ärger, ’‑»'],
])('makes %s plain', (text, plain) => {
  expect(withPlainLetters(text)).toBe(plain);
});
