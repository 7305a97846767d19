import { describe, expect, it } from 'vitest';
import type { StudyResponse } from '#server/schema.ts';
import { excerptOf } from '../../../web/reading/excerptOf.ts';

const passage = { id: 'a-01', kind: 'body' as const, section: ['A'], text: 'Seoul zögert.', footnotes: [] };
const study: StudyResponse = {
  id: 'alliances',
  title: 'T',
  language: 'de',
  sections: [{ id: 'a', title: 'A', level: 1, passages: [passage] }],
};

describe('excerptOf', () => {
  it('is the words meant, or the whole passage', () => {
    expect(excerptOf(study, { passageId: 'a-01', span: { start: 0, end: 5 } })?.quote).toBe('Seoul');
    expect(excerptOf(study, { passageId: 'a-01' })?.quote).toBe('Seoul zögert.');
  });

  it('ends where the passage ends, and is nothing beyond it', () => {
    expect(excerptOf(study, { passageId: 'a-01', span: { start: 6, end: 99 } })).toMatchObject({
      quote: 'zögert.',
      end: 13,
    });
    expect(excerptOf(study, { passageId: 'a-01', span: { start: 50, end: 60 } })).toBeUndefined();
    expect(excerptOf(study, { passageId: 'x-01' })).toBeUndefined();
  });
});
