import { expect, it } from 'vitest';
import { quotedLanguage, wordsLanguage } from '../../../web/reading/wordsLanguage.ts';
import { citation } from '../answers.ts';

it('is that of an added study, and German for the shipped one', () => {
  expect(wordsLanguage({ language: 'en' })).toBe('en');
  expect(wordsLanguage({})).toBe('de');
});

it('tells the language of what is quoted, and none of what is not', () => {
  const citations = [citation(1), citation(2, { language: 'en', quote: 'The port was deepened.' })];
  expect(quotedLanguage('Parallel.', [1], citations)).toBe('de');
  expect(quotedLanguage('The port was deepened.', [1, 2], citations)).toBe('en');
  expect(quotedLanguage('The port was deepened.', [1], citations)).toBeUndefined();
  expect(quotedLanguage('The study says, in German:', [], citations)).toBeUndefined();
});
