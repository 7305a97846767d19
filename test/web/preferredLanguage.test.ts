import { expect, it } from 'vitest';
import { preferredLanguage } from '../../web/hooks/useLanguage.tsx';

it.each([
  [['', 'de-AT', 'en'], 'de'],
  [['', 'fr', 'en-US', 'de'], 'en'],
  [['en', 'de'], 'en'],
  [['', 'ja', 'ko'], 'en'],
])('of %j takes %s', (tags, language) => {
  expect(preferredLanguage(tags)).toBe(language);
});
