import type { Part } from './roles.ts';
import { uniqueSlug } from './slug.ts';
import type { MachineRead, PassageKind, Placeholder, Section, Study } from './types.ts';

/** Titles that Beleg supplies where the file has lost the heading; the brackets say so. */
const SUMMARY_TITLE = '[Zusammenfassung]';
const ABBREVIATIONS_TITLE = '[Abkürzungen]';
/** Chapters without a heading, by the section that opens them. */
const LOST_CHAPTERS: ReadonlyMap<string, string> = new Map([
  ['Grundlegende Übereinstimmungen und Differenzen', '[Sichtweisen und Ziele]'],
]);

/** A passage before its marks are taken out and its id is given. */
export interface Draft {
  kind: PassageKind;
  section: Section;
  path: string[];
  /** Footnote marks included, paragraphs separated by newlines. */
  text: string;
  /** Map captions only. */
  machineRead?: MachineRead;
}

export interface Outline {
  sections: Section[];
  drafts: Draft[];
  placeholders: Placeholder[];
  order: Study['order'];
}

/** Hangs the parts into the tree of sections, in reading order. */
export function buildOutline(parts: readonly Part[]): Outline {
  const outline: Outline = { sections: [], drafts: [], placeholders: [], order: [] };
  let section: Section | undefined;
  let field: string | undefined;
  let previous: Part | undefined;

  for (const part of parts) {
    const { role, text, source } = part;
    if (role.name === 'heading') {
      const lostChapter = LOST_CHAPTERS.get(text);
      if (lostChapter) openSection(outline, lostChapter, 1);
      section = openSection(outline, text, role.level);
      field = undefined;
      outline.order.push({ kind: 'heading', source });
    } else if (role.name === 'field') {
      field = text;
      outline.order.push({ kind: 'heading', source });
    } else if (role.name === 'placeholder') {
      outline.placeholders.push({ kind: role.kind, source });
      outline.order.push({ kind: 'placeholder', source });
    } else if (isMore(role, previous?.role)) {
      appendParagraph(outline, text, source);
    } else {
      if (role.name === 'abbreviation') section = openSection(outline, ABBREVIATIONS_TITLE, 1);
      section ??= openSection(outline, SUMMARY_TITLE, 1);
      const path = role.name === 'box-paragraph' && field ? [...section.path, field] : section.path;
      outline.drafts.push({ kind: kindOf(role, section), section, path: [...path], text });
      outline.order.push({ kind: 'passage', source });
    }
    previous = part;
  }
  return outline;
}

/** Adds a section to the outline; a section of level 2 belongs to the chapter before it. */
export function openSection(outline: Outline, title: string, level: Section['level']): Section {
  const taken = new Set(outline.sections.map(({ id }) => id));
  const chapter = outline.sections.findLast((section) => section.level === 1);
  const path = level === 2 && chapter ? [chapter.title, title] : [title];
  const section: Section = { id: uniqueSlug(title, taken), title, path, level };
  outline.sections.push(section);
  return section;
}

/** The paragraphs of one field, and the lines of the abbreviations, make one passage. */
function isMore(role: Part['role'], previous: Part['role'] | undefined): boolean {
  return role.name === previous?.name && (role.name === 'box-paragraph' || role.name === 'abbreviation');
}

function appendParagraph(outline: Outline, text: string, source: string): void {
  const draft = outline.drafts.at(-1);
  const entry = outline.order.at(-1);
  if (draft) draft.text += `\n${text}`;
  if (entry) entry.source += `\n${source}`;
}

function kindOf(role: Part['role'], section: Section): PassageKind {
  if (section.title === SUMMARY_TITLE) return 'summary';
  if (role.name === 'list-item') return 'conclusion';
  if (role.name === 'abbreviation') return 'abbreviations';
  return role.name === 'box-paragraph' ? 'fact-box' : 'body';
}
