import { slug } from '../slug.ts';
import { SHIPPED_STUDY } from '../studyId.ts';
import type { Passage, PassageKind, Section, Study } from '../types.ts';
import { cutLines, cutText } from './cutText.ts';
import { outlineOf } from './outlineOf.ts';
import { sentencesOf } from './sentencesOf.ts';
import type { Document, DocumentBlock, MarkedText } from './types.ts';

export { studyIdOf } from '../studyId.ts';

/** Longest name made of a title, in characters: two words in full, and a path of the file system. */
const LONGEST_NAME = 60;

/** What numbers a heading, and would be the first word of its name. */
const SECTION_NUMBER = /^\d{1,3}(?:\.\d{1,3})*\.?\s+(?=.*\p{L})/u;

/** A passage before it has an id. */
interface Draft extends MarkedText {
  kind: PassageKind;
  page?: number | undefined;
}

/**
 * A study from a document. Notes are passages of the section in which the text points to them, after its other passages.
 * @param takenIds of other studies; this one's is another.
 */
export function studyOf(document: Document, takenIds: Iterable<string>): Study {
  const { title, sections: outline } = outlineOf(document);
  const id = studyName(title, new Set([...takenIds, SHIPPED_STUDY]));
  const nameSection = namer();
  const sections: Section[] = [];
  const passages: Passage[] = [];
  for (const { title: sectionTitle, path, level, blocks, notes } of outline) {
    const section: Section = { id: `${id}.${nameSection(sectionTitle)}`, title: sectionTitle, path, level };
    sections.push(section);
    for (const [index, draft] of [...blocks, ...notes].flatMap(draftsOf).entries()) {
      passages.push({
        id: `${section.id}-${String(index + 1).padStart(2, '0')}`,
        kind: draft.kind,
        sectionId: section.id,
        path,
        text: draft.text,
        ...(draft.page !== undefined && { page: draft.page }),
        sentences: sentencesOf(draft.text),
        footnotes: draft.footnotes,
      });
    }
  }
  return { id, title, sections, passages, placeholders: [], order: [] };
}

function draftsOf(block: DocumentBlock): Draft[] {
  const { page } = block;
  switch (block.kind) {
    case 'paragraph':
      return cutText(block).map((part) => ({ kind: 'body', page, ...part }));
    case 'list':
      return cutLines(block.items).map((part) => ({ kind: 'list', page, ...part }));
    case 'table': {
      // Empty cells keep their places, not their spaces.
      const rows = block.rows.map((cells) => ({
        text: cells.join(' | ').replace(/ {2,}/g, ' ').trim(),
        footnotes: [],
      }));
      return cutLines(rows).map((part) => ({ kind: 'table', page, ...part }));
    }
    case 'footnote': {
      const number = /^\d{1,4}$/.test(block.mark) ? [{ number: Number(block.mark), offset: 0 }] : [];
      return cutText({ text: block.text, footnotes: number }).map((part) => ({
        kind: 'footnote',
        page,
        ...part,
      }));
    }
    case 'heading':
      return [];
  }
}

/** A name for an address and a folder: letters a–z, digits and hyphens. */
function studyName(title: string, taken: ReadonlySet<string>): string {
  const plain = slug(title)
    .normalize('NFKD')
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  const name = plain === '' || plain === 'abschnitt' ? 'studie' : plain;
  let unique = name;
  for (let copy = 2; taken.has(unique); copy++) unique = `${name}-${copy}`;
  return unique;
}

/** Names sections; from the second of a name on with a number. Counts on, as a document may repeat one heading often. */
function namer(): (title: string) => string {
  const taken = new Set<string>();
  const copies = new Map<string, number>();
  return (title) => {
    const name = [...slug(title.replace(SECTION_NUMBER, ''))].slice(0, LONGEST_NAME).join('');
    let copy = copies.get(name) ?? 1;
    let unique = copy === 1 ? name : `${name}-${copy}`;
    while (taken.has(unique)) unique = `${name}-${++copy}`;
    copies.set(name, copy + 1);
    taken.add(unique);
    return unique;
  };
}
