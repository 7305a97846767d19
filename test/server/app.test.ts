import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { failure, parts, request } from '../parts.ts';

describe('createApp', () => {
  it('answers with strict headers', async () => {
    const { headers } = await request('/api/health');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("font-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('answers unknown paths with a JSON 404', async () => {
    expect(await failure('/api/nothing')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await failure('/api/chat')).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('speaks the language of the interface', async () => {
    const messageFor = async (language: string) =>
      (await failure('/api/passages/nirgends-01', { headers: { 'accept-language': language } })).message;
    for (const german of [
      'de',
      'de-DE,en',
      'fr, DE-at;q=0.9, en;q=0.8',
      'en;q=0.2, de;q=0.4',
      'en;q=0, de',
    ]) {
      expect(await messageFor(german), german).toMatch(/keine Textstelle „nirgends-01“/);
    }
    for (const english of ['en', 'en-GB,de;q=0.9', 'fr, en;q=0.1', 'de;q=0, en', 'fr', '*', '']) {
      expect(await messageFor(english), english).toMatch(/no passage "nirgends-01"/);
    }
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

  it('serves the page at all of its addresses, compressed where it may, and no notes of the build', async () => {
    const pageFolder = mkdtempSync(join(tmpdir(), 'beleg-page-'));
    const html = '<!doctype html><title>Beleg</title>';
    writeFileSync(join(pageFolder, 'index.html'), html);
    writeFileSync(join(pageFolder, 'index.html.gz'), gzipSync(html));
    writeFileSync(join(pageFolder, '.beleg-source'), 'hash');
    const withPage = createApp({ ...parts, pageFolder });
    const get = (path: string, headers = {}) => withPage.request(`http://localhost${path}`, { headers });
    for (const path of ['/', '/c/k3f9', '/study', '/study/nordkorea-07?s=120-180']) {
      const page = await get(path);
      expect([path, await page.text()]).toEqual([path, html]);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('vary')).toBe('Accept-Encoding');
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const compressed = await get(path, { 'accept-encoding': 'gzip' });
      expect(compressed.headers.get('content-encoding')).toBe('gzip');
      expect(compressed.headers.get('content-type')).toMatch('text/html');
      expect(compressed.headers.get('vary')).toBe('Accept-Encoding');
      expect(gunzipSync(await compressed.arrayBuffer()).toString()).toBe(html);
    }
    for (const path of ['/.beleg-source', '/%2ebeleg-source', '/c', '/c/a/b', '/study/a/b', '/nowhere']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it('serves what never changes for good, in the best encoding accepted', async () => {
    const pageFolder = mkdtempSync(join(tmpdir(), 'beleg-page-'));
    mkdirSync(join(pageFolder, 'assets'));
    const script = 'console.log("Beleg")';
    writeFileSync(join(pageFolder, 'assets/index-1.js'), script);
    writeFileSync(join(pageFolder, 'assets/index-1.js.gz'), gzipSync(script));
    writeFileSync(join(pageFolder, 'assets/index-1.js.br'), brotliCompressSync(script));
    const withPage = createApp({ ...parts, pageFolder });
    const asset = await withPage.request('http://localhost/assets/index-1.js', {
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(brotliDecompressSync(await asset.arrayBuffer()).toString()).toBe(script);
    expect(Object.fromEntries(asset.headers)).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  });
});
