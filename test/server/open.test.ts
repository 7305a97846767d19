import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { EncoderError, SHIPPED_ENCODER } from '#index/embed.ts';
import { openBeleg } from '#server/open.ts';
import { parts } from '../parts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'beleg-open-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('openBeleg', () => {
  it('opens the study once for all who ask', async () => {
    const [one, other] = await Promise.all([openBeleg(), openBeleg()]);
    expect(other.beleg).toBe(one.beleg);
    expect(one.beleg.health.index.fingerprint).toBe(parts.index.fingerprint);
  });

  it('heeds the settings of the moment, and tries again what failed', async () => {
    // The shipped encoder under the name by which the index knows it.
    const folder = join(scratch, 'index', 'encoder');
    vi.stubEnv('ENCODER', folder);
    await expect(openBeleg()).rejects.toThrow(EncoderError);
    mkdirSync(dirname(folder));
    symlinkSync(SHIPPED_ENCODER, folder, 'junction');
    const { beleg } = await openBeleg();
    expect(beleg.health.encoder.id).toBe(parts.encoder.id);
    vi.unstubAllEnvs();
    expect((await openBeleg()).beleg).not.toBe(beleg);
  });
});
