import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { DocumentError } from '#corpus/documents/documentError.ts';
import { readDocumentHere } from '#corpus/documents/readDocumentHere.ts';
import { studyOf } from '#corpus/documents/studyOf.ts';
import type { Document } from '#corpus/documents/types.ts';
import { studyIdOf } from '#corpus/studyId.ts';
import type { Study } from '#corpus/types.ts';
import { inkOf } from '../letters.ts';

export const fileBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./files/${name}`, import.meta.url)));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const read = (name: string, content: string | Uint8Array = fileBytes(name)): Promise<Document> =>
  readDocumentHere({ name, bytes: typeof content === 'string' ? bytesOf(content) : content });

export const readStudy = async (name: string, content?: string | Uint8Array): Promise<Study> =>
  studyOf(await read(name, content), []);

/** The error that a file is refused with; fails where it is none of ours. */
export async function refusal(name: string, content?: string | Uint8Array): Promise<DocumentError> {
  const outcome = await read(name, content).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DocumentError);
  return outcome as DocumentError;
}

/** Section titles by depth, and under each its passages by kind, as lines. */
export function outlineLines({ sections, passages }: Study): string[] {
  return sections.flatMap(({ id, title, level }) => [
    `${'#'.repeat(level)} ${title}`,
    ...passages.filter(({ sectionId }) => sectionId === id).map(({ kind, text }) => `${kind}: ${text}`),
  ]);
}

/** What holds of every study that is made of a file. */
export function expectWhole({ id, title, sections, passages }: Study): void {
  expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect(title.trim()).not.toBe('');
  expect(passages.length).toBeGreaterThan(0);
  const sectionIds = new Set(sections.map((section) => section.id));
  expect(sectionIds.size).toBe(sections.length);
  expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
  for (const section of sections) {
    expect(studyIdOf(section.id)).toBe(id);
    expect(section.path.at(-1)).toBe(section.title);
    expect(section.level).toBeGreaterThanOrEqual(1);
    expect(section.level).toBeLessThanOrEqual(6);
  }
  for (const { id: passageId, sectionId, text, sentences, footnotes } of passages) {
    expect(sectionIds.has(sectionId)).toBe(true);
    expect(studyIdOf(passageId)).toBe(id);
    expect(text, passageId).toMatch(/\S/);
    expect(text).toBe(text.trim());
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|\n\n| {2}/u);
    expect(inkOf(sentences.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(inkOf(text));
    for (const [index, { start, end }] of sentences.entries()) {
      expect(start).toBeGreaterThanOrEqual(sentences[index - 1]?.end ?? 0);
      expect(end).toBeGreaterThan(start);
    }
    for (const { offset } of footnotes) {
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(text.length);
    }
  }
}
