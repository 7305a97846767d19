import { readBlocks } from './blocks.ts';
import { takeFootnotes } from './footnotes.ts';
import { readMapBoxes } from './mapBoxes.ts';
import { readMapCaption } from './mapCaption.ts';
import { buildOutline, type Draft, type Outline, openSection } from './outline.ts';
import { markPullQuotes } from './pullQuotes.ts';
import { assignRoles } from './roles.ts';
import { splitSentences } from './sentences.ts';
import { SHIPPED_STUDY } from './studyId.ts';
import type { Passage, Study } from './types.ts';

const MAP_TITLE = '[Karte]';

/** "Die bilateralen Bündnisse der USA mit Japan und Südkorea": the opening words up to the verb. */
const TITLE_WORDS = 9;

/** Reads the study from the text of its file. Pure; offsets and ids depend on nothing but that text. */
export function parseStudy(source: string): Study {
  const { blocks, mapLines } = readBlocks(source);
  const outline = buildOutline(assignRoles(blocks));
  addMaps(outline, mapLines);
  const { sections, drafts, placeholders, order } = outline;
  const passages = markPullQuotes(finish(drafts));
  const title = passages[0]?.text.split(' ').slice(0, TITLE_WORDS).join(' ') ?? '';
  return { id: SHIPPED_STUDY, title, sections, passages, placeholders, order };
}

/** Hangs the captions of the maps, which stand at the end of the file, into a section of their own. */
function addMaps(outline: Outline, lines: readonly string[]): void {
  const boxes = readMapBoxes(lines);
  if (boxes.length === 0) return;
  const section = openSection(outline, MAP_TITLE, 1);
  for (const { readable, source } of boxes) {
    outline.order.push({ kind: readable ? 'passage' : 'placeholder', source });
    if (!readable) outline.placeholders.push({ kind: 'unreadable', source });
    else
      outline.drafts.push({
        kind: 'map-caption',
        section,
        path: [...section.path],
        ...readMapCaption(source),
      });
  }
}

/** Takes out the footnote marks, cuts sentences and gives the ids, all in reading order. */
function finish(drafts: readonly Draft[]): Passage[] {
  const counts = new Map<string, number>();
  let nextMark = 1;
  return drafts.map(({ kind, section, path, text: marked, machineRead }) => {
    const position = (counts.get(section.id) ?? 0) + 1;
    counts.set(section.id, position);
    // The maps carry no marks, and their alignment holds for the text as it is.
    const plain = { text: marked, footnotes: [], next: nextMark };
    const { text, footnotes, next } = machineRead ? plain : takeFootnotes(marked, nextMark);
    nextMark = next;
    return {
      id: `${section.id}-${String(position).padStart(2, '0')}`,
      kind,
      sectionId: section.id,
      path,
      text,
      sentences: splitSentences(text),
      footnotes,
      ...(machineRead && { machineRead }),
    };
  });
}
