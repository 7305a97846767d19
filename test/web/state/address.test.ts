import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, formatAddress, parseAddress } from '../../../web/state/address.ts';

const parse = (address: string) => parseAddress(new URL(address, 'http://beleg.test'));

describe('formatAddress', () => {
  it.each<[Address, string]>([
    [{}, '/'],
    [{ conversation: 'k3f9' }, '/c/k3f9'],
    [{ place: {} }, '/study'],
    [{ place: { passageId: 'nordkorea-07' } }, '/study/nordkorea-07'],
    [
      { place: { passageId: 'nordkorea-07', span: { start: 120, end: 180 } } },
      '/study/nordkorea-07?s=120-180',
    ],
    [{ conversation: 'k3f9', place: { passageId: 'a-01' } }, '/study/a-01?c=k3f9'],
  ])('writes %j as %s', (address, text) => {
    expect(formatAddress(address)).toBe(text);
    expect(parse(text)).toEqual(address);
  });
});

describe('parseAddress', () => {
  it('reads back whatever was written', () => {
    // `.` and `..` are steps in any address, however they are written; no passage is called so.
    const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^\.\.?$/.test(text));
    const span = fc
      .tuple(fc.nat({ max: 99_999 }), fc.integer({ min: 1, max: 9_999 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const place = fc.oneof(
      fc.constant({}),
      fc.record({ passageId: id, span }, { requiredKeys: ['passageId'] }),
    );
    fc.assert(
      fc.property(fc.record({ conversation: id, place }, { requiredKeys: [] }), (address) => {
        expect(parse(formatAddress(address))).toEqual(address);
      }),
    );
  });

  it.each(['/study/a-01?s=180-120', '/study/a-01?s=5-5', '/study/a-01?s=x', '/study/a-01?s=-1-4'])(
    'leaves out the span of %s, which makes no sense',
    (text) => {
      expect(parse(text)).toEqual({ place: { passageId: 'a-01' } });
    },
  );

  it.each(['/nowhere', '/studyx', '/c/', '/c/%E0%A4%A'])('shows the beginning at %s', (text) => {
    expect(parse(text)).toEqual({});
  });

  it('shows the study from its beginning where the passage cannot be read', () => {
    expect(parse('/study/%E0%A4%A')).toEqual({ place: {} });
  });
});
