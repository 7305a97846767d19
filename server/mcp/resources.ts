import {
  type McpServer,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import type { Beleg } from '../beleg.ts';
import type { StudyResponse } from '../schema.ts';
import { passageText } from './passageText.ts';

const STUDY = 'beleg://study';
const mimeType = 'text/plain';

/** What the layout does not tell by itself. */
const NOTE =
  'Every passage stands below its id. Titles in square brackets are Beleg’s, where the study’s file has lost them.';

type StudySection = StudyResponse['sections'][number];

/** The study to read: as a whole, and by section. */
export function registerResources(server: McpServer, { study: { title, sections } }: Beleg): void {
  server.registerResource(
    'study',
    STUDY,
    { title, description: `The whole study in reading order. ${NOTE}`, mimeType },
    (uri) => asResource(uri, [title, ...sections.map(sectionText)]),
  );

  const list = () => ({
    resources: sections.map(({ id, title }) => ({ name: id, title, uri: `${STUDY}/${id}` })),
  });
  const complete = (typed: string) => sections.map(({ id }) => id).filter((id) => id.includes(typed));
  server.registerResource(
    'section',
    new ResourceTemplate(`${STUDY}/{section}`, { list, complete: { section: complete } }),
    {
      title: 'Section',
      description: `A section of the study; a chapter with all of its sections. ${NOTE}`,
      mimeType,
    },
    (uri, { section }) => {
      const at = sections.findIndex(({ id }) => id === section);
      if (at < 0) throw new ResourceNotFoundError(uri.href, `The study has no section "${section}"`);
      return asResource(uri, withSubsections(sections, at).map(sectionText));
    },
  );
}

function withSubsections(sections: StudySection[], at: number): StudySection[] {
  const { level } = sections[at]!;
  const next = sections.findIndex((section, position) => position > at && section.level <= level);
  return sections.slice(at, next < 0 ? undefined : next);
}

function sectionText({ title, level, passages }: StudySection): string {
  // A field of a fact box has a title below the section's.
  const fieldOf = (path: string[]) => path.slice(path.lastIndexOf(title) + 1);
  return [
    `${'#'.repeat(level)} ${title}`,
    ...passages.map((passage) => passageText(passage, fieldOf(passage.section))),
  ].join('\n\n');
}

function asResource(uri: URL, parts: string[]): ReadResourceResult {
  return { contents: [{ uri: uri.href, mimeType, text: parts.join('\n\n') }] };
}
