import { describe, expect, it } from 'vitest';
import { parts } from './parts.ts';
import { createPeers } from './peers.ts';

const peers = await createPeers(parts.study, parts.encoder);
const ANSWER = 'Camp Humphreys ist die größte';

/** A comparison with a peer that finds nothing would prove nothing. */
describe('createPeers', () => {
  it.each(Object.keys(peers))('%s finds a passage by its own words', async (name) => {
    const found = await peers[name]!('Camp Humphreys größte amerikanische Militärbasis außerhalb der USA', 5);
    expect(found.length).toBeLessThanOrEqual(5);
    expect(found.join('\n')).toContain(ANSWER);
  });

  it.each(Object.keys(peers).filter((name) => /vectors|LangChain/.test(name)))(
    '%s uses our vectors',
    async (name) => {
      const found = await peers[name]!('largest overseas garrison', 10);
      expect(found.join('\n')).toContain(ANSWER);
    },
  );
});
