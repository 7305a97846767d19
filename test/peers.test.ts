import { expect, it } from 'vitest';
import { parts } from './parts.ts';
import { createPeers } from './peers.ts';

/** A comparison with a peer that finds nothing would prove nothing. */
it('every peer finds a passage by its own words, and gives no more than asked for', async () => {
  const words = 'Camp Humphreys größte amerikanische Militärbasis außerhalb der USA';
  for (const [name, rank] of Object.entries(await createPeers(parts.study, parts.encoder))) {
    const found = await rank(words, 5);
    expect(found.length, name).toBeLessThanOrEqual(5);
    expect(found.map(({ text }) => text).join('\n'), name).toContain('Camp Humphreys ist die größte');
  }
});
