import { describe, expect, it } from 'vitest';
import { unknownTimes } from '#server/answer/claimGate/times.ts';

describe('unknownTimes', () => {
  it.each([
    ['It ended in April 2020.', 'Seit April 2020 ist Schluss.', []],
    ['It ended in december.', 'Seit April 2020 ist Schluss.', ['december']],
    ['Es endete im März.', 'Es endete im Mai.', ['März']],
    ['It may march on.', 'Es geht weiter.', []],
    ['It ended in summer.', 'Es endete im Juli.', []],
    ['It ended in summer.', 'Es endete im Frühjahr.', ['summer']],
    ['They meet monthly.', 'Sie treffen sich alle zwei Jahre.', ['monthly']],
    ['Sie treffen sich jährlich.', 'Sie treffen sich jedes Jahr.', []],
  ])('%s / %s', (claim, evidence, times) => {
    expect(unknownTimes(claim, evidence)).toEqual(times);
  });
});
