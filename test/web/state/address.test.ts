import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDeepLink, parseDeepLink } from '../../web/deepLink.ts';

describe('deep links', () => {
  it('are short and readable', () => {
    expect(formatDeepLink({})).toBe('#/study');
    expect(formatDeepLink({ passageId: 'nordkorea-07' })).toBe('#/p/nordkorea-07');
    expect(formatDeepLink({ passageId: 'nordkorea-07', span: { start: 120, end: 180 } })).toBe(
      '#/p/nordkorea-07?s=120-180',
    );
  });

  it.each(['', '#', '#/', '#/p/', '#nordkorea-07', '#/p/%', '#/other'])('open no reader for "%s"', (hash) => {
    expect(parseDeepLink(hash)).toBeUndefined();
  });

  it.each(['s=', 's=20', 's=30-20', 's=20-20', 's=a-b', 's=-3-5', 'x=1-2'])(
    'open the whole passage for "?%s"',
    (query) => {
      expect(parseDeepLink(`#/p/nordkorea-07?${query}`)).toEqual({ passageId: 'nordkorea-07' });
    },
  );

  it('come back from the address as they went in', () => {
    const span = fc
      .tuple(fc.nat(999_999), fc.integer({ min: 1, max: 999 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const passageId = fc.string({ minLength: 1, unit: 'grapheme' });
    const link = fc.oneof(fc.constant({}), fc.record({ passageId }), fc.record({ passageId, span }));
    fc.assert(
      fc.property(link, (any) => {
        expect(parseDeepLink(formatDeepLink(any))).toEqual(any);
      }),
    );
  });
});
