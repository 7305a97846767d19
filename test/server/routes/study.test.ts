import { describe, expect, it } from 'vitest';
import type { HealthResponse, PassageResponse, StudyResponse } from '#server/schema.ts';
import { healthResponse, passageResponse, studyResponse } from '#server/schema.ts';
import { call, failure, parts } from '../../parts.ts';

describe('GET /api/health', () => {
  it('tells what is served', async () => {
    const health = healthResponse.parse(await call<HealthResponse>('/api/health'));
    expect(health.study).toMatchObject({
      passages: parts.study.passages.length,
      sections: parts.study.sections.length,
    });
    expect(health.encoder.id).toBe(parts.encoder.id);
    expect(health.index.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('GET /api/study', () => {
  it('holds every passage once, in reading order', async () => {
    const study = studyResponse.parse(await call<StudyResponse>('/api/study'));
    const ids = study.sections.flatMap(({ passages }) => passages.map(({ id }) => id));
    expect(ids).toEqual(parts.study.passages.map(({ id }) => id));
  });
});

describe('GET /api/passages/:id', () => {
  it('gives a passage with its section and neighbours', async () => {
    const found = passageResponse.parse(await call<PassageResponse>('/api/passages/nordkorea-02'));
    expect(found).toMatchObject({ id: 'nordkorea-02', previous: 'nordkorea-01', next: 'nordkorea-03' });
    expect(found.section).toEqual(['[Sichtweisen und Ziele]', 'Nordkorea']);
  });

  it('shows the source of a machine-read passage beside the repaired text', async () => {
    const found = await call<PassageResponse>('/api/passages/karte-01');
    expect(found.text).toContain('unterstützen');
    expect(found.source).toContain('unterstiitzen');
  });

  it('names an unknown passage', async () => {
    const error = await failure('/api/passages/nirgends-99');
    expect(error).toMatchObject({ status: 404, code: 'unknown_passage' });
    expect(error.message).toContain('nirgends-99');
    const { message } = await failure(`/api/passages/${'x'.repeat(500)}`);
    expect(message).toMatch(/\Wx{60}…\W/);
  });
});
