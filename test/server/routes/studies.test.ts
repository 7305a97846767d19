import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import { createApp } from '#server/app.ts';
import { assemble } from '#server/assemble.ts';

const ORIGIN = 'http://127.0.0.1:8787';
const studiesDir = mkdtempSync(join(tmpdir(), 'beleg-studies-route-'));
afterAll(() => rmSync(studiesDir, { recursive: true }));
const assembled = await assemble({ ...readIndexSettings({}), studiesDir });
const open = createApp({ ...assembled, rateLimit: 1_000_000, log: () => {} });
const readOnly = createApp({ ...assembled, canAdd: false, rateLimit: 1_000_000, log: () => {} });

function formWith(name: string, content: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append('file', new File([content], name));
  return form;
}

async function send(app: typeof open, path: string, init: RequestInit = {}) {
  const response = await app.request(ORIGIN + path, init);
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}
const add = (app: typeof open, form: FormData) => send(app, '/api/studies', { method: 'POST', body: form });

describe('/api/studies', () => {
  it('takes a file, lists the study, and removes it', async () => {
    const { status, body } = await add(
      open,
      formWith('hafen.md', '# Der Hafen\n\nHier liegen 12 Schiffe am Kai.\n'),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Der Hafen', passages: 1, file: 'hafen.md' });
    const listed = await send(open, '/api/studies');
    expect(listed.body.canAdd).toBe(true);
    expect(listed.body.studies.map(({ id }: { id: string }) => id)).toEqual(['alliances', body.id]);

    const found = await send(open, `/api/search?q=Schiffe&studies=${body.id}`);
    expect(found.body.passages[0].study).toBe('Der Hafen');
    const study = await send(open, `/api/study?id=${body.id}`);
    expect(study.body.title).toBe('Der Hafen');

    const removed = await send(open, `/api/studies/${body.id}`, { method: 'DELETE' });
    expect(removed).toEqual({ status: 204, body: undefined });
    expect((await send(open, `/api/search?q=Schiffe&studies=${body.id}`)).body.error.code).toBe(
      'unknown_study',
    );
    expect((await send(open, `/api/studies/${body.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it.each([
    ['no file', new FormData(), 400, 'bad_request'],
    ['an empty file', formWith('leer.md', ''), 422, 'empty_file'],
    [
      'a picture',
      formWith('bild.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)),
      422,
      'wrong_type',
    ],
    ['a file too large', formWith('a.txt', 'a'.repeat(20_980_000)), 422, 'file_too_large'],
    ['a body too large', formWith('a.txt', 'a'.repeat(21_500_000)), 413, 'too_large'],
  ])('refuses %s', async (_, form, status, code) => {
    const { status: actual, body } = await add(open, form);
    expect([actual, body.error.code]).toEqual([status, code]);
  });

  it('refuses text in the place of a file, and JSON in that of a form', async () => {
    const form = new FormData();
    form.append('file', 'kein Anhang');
    expect((await add(open, form)).body.error.message).toMatch(/^file: a file is expected/);
    const json = await send(open, '/api/studies', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([json.status, json.body.error.code]).toEqual([415, 'no_form']);
  });

  it('refuses a form that breaks off', async () => {
    const broken = await send(open, '/api/studies', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.md"\r\n\r\n# Haf',
    });
    expect([broken.status, broken.body.error.code]).toEqual([400, 'broken_form']);
  });

  it('changes nothing where readers may not', async () => {
    expect((await send(readOnly, '/api/studies')).body.canAdd).toBe(false);
    const added = await add(readOnly, formWith('hafen.md', '# Der Hafen\n\nSchiffe.\n'));
    expect([added.status, added.body.error.code]).toEqual([403, 'read_only']);
    const removed = await send(readOnly, '/api/studies/alliances', { method: 'DELETE' });
    expect([removed.status, removed.body.error.code]).toEqual([403, 'read_only']);
  });

  it('keeps the shipped study', async () => {
    const { status, body } = await send(open, '/api/studies/alliances', { method: 'DELETE' });
    expect([status, body.error.code]).toEqual([403, 'shipped_study']);
  });

  it('takes nothing from another site’s page', async () => {
    const { status } = await send(open, '/api/studies', {
      method: 'POST',
      headers: { origin: 'http://evil.example' },
      body: formWith('hafen.md', '# Der Hafen\n\nSchiffe.\n'),
    });
    expect(status).toBe(403);
  });
});
