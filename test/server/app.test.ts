import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { failure, parts, request } from '../parts.ts';

describe('createApp', () => {
  it('answers with strict headers', async () => {
    const { headers } = await request('/api/health');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('answers unknown paths with a JSON 404', async () => {
    expect(await failure('/api/nothing')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await failure('/api/chat')).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('speaks the language of the interface', async () => {
    const german = await failure('/api/passages/nirgends-01', { headers: { 'accept-language': 'de-DE,en' } });
    const english = await failure('/api/passages/nirgends-01', { headers: { 'accept-language': 'en' } });
    expect(german.message).toMatch(/keine Textstelle „nirgends-01“/);
    expect(english.message).toMatch(/no passage "nirgends-01"/);
  });

  it('hides what went wrong inside, and logs it', async () => {
    const logged: unknown[] = [];
    const broken = createApp({
      ...parts,
      search: () => Promise.reject(new Error('secret path /home/x')),
      log: (error) => logged.push(error),
    });
    const response = await broken.request('http://localhost/api/search?q=China');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });

  it('serves the page, and nothing outside its folder', async () => {
    const pageFolder = mkdtempSync(join(tmpdir(), 'beleg-page-'));
    writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Beleg</title>');
    const withPage = createApp({ ...parts, pageFolder });
    const page = await withPage.request('http://localhost/');
    expect(await page.text()).toContain('<title>Beleg</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json']) {
      expect((await withPage.request(`http://localhost${path}`)).status).toBe(404);
    }
  });
});
