import { describe, expect, it } from 'vitest';
import { de } from '../../web/strings/de.ts';
import { en } from '../../web/strings/en.ts';

type Key = keyof typeof de;
const keys = Object.keys(de) as Key[];
/** German needs no note that the study is German. */
const MAY_BE_EMPTY: Key[] = ['studyLanguageNote'];

describe('strings', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(de).sort());
  });

  it.each(keys)('say something of their own in both languages: %s', (key) => {
    const said = [de, en].map((strings) => {
      const value = strings[key] as unknown;
      return typeof value === 'function' ? value(7, 'Nordkorea') : value;
    });
    expect(typeof said[0]).toBe(typeof said[1]);
    expect(said[0]).not.toEqual(said[1]);
    if (!MAY_BE_EMPTY.includes(key)) for (const text of said) expect(text).not.toHaveLength(0);
  });

  it('offer as many examples in both languages, all different', () => {
    expect(en.examples).toHaveLength(de.examples.length);
    const questions = [...de.examples, ...en.examples].map(({ question }) => question);
    expect(new Set(questions).size).toBe(questions.length);
  });
});
