import { describe, expect, it } from 'vitest';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { createSubjectCheck } from '#server/answer/claimGate/subject.ts';
import { cited, loadClaims, sentences } from './claims.ts';

const isOnSubject = createSubjectCheck(await loadEmbedder(SHIPPED_ENCODER));
const supported = [...loadClaims('claims'), ...loadClaims('claimsUnseen')].filter((claim) => claim.supported);

describe('createSubjectCheck', () => {
  it('lets every claim pass that is borne out, in either language', async () => {
    for (const { claim, cites } of supported)
      expect(await isOnSubject(claim, cited(...cites)), claim).toBe(true);
  });

  it('tells such claims from sentences on something else', async () => {
    let alike = 0;
    for (const [at, { claim }] of supported.entries()) {
      // Far from its own: every claim with another sentence of the study.
      const other = sentences[(at * 101) % sentences.length]!;
      alike += Number(await isOnSubject(claim, [other]));
    }
    expect(alike / supported.length).toBeLessThan(0.05);
  });

  it.each(['The moon is made of cheese.', 'Das ist gut für alle.', 'Man sollte mehr Gemüse essen.'])(
    'stops what has nothing to do with what it cites: %s',
    async (claim) => {
      for (const sentence of sentences.slice(0, 60)) expect(await isOnSubject(claim, [sentence])).toBe(false);
    },
  );
});
