import {
  type McpServer,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { studyIdOf } from '#corpus/studyId.ts';
import type { Beleg } from '../beleg.ts';
import { ApiError } from '../errors.ts';
import { legible } from '../legible.ts';
import type { StudyResponse } from '../schema.ts';
import { passageText } from './passageText.ts';

const STUDY = 'beleg://study';
const STUDIES = 'beleg://studies';
const mimeType = 'text/plain';

/** What the layout does not tell by itself. */
const NOTE =
  'Every passage stands below its id. Titles in square brackets are Beleg’s, where the study’s file has lost them.';

type StudySection = StudyResponse['sections'][number];

/** The studies to read: each as a whole, and by section. */
export function registerResources(server: McpServer, beleg: Beleg): void {
  server.registerResource(
    'study',
    STUDY,
    {
      title: legible(beleg.health.study.title),
      description: `The study that ships with Beleg, whole and in reading order. ${NOTE}`,
      mimeType,
    },
    async (uri) => asResource(uri, studyTexts(await beleg.study())),
  );

  const sections = async () => (await beleg.study()).sections;
  server.registerResource(
    'section',
    new ResourceTemplate(`${STUDY}/{section}`, {
      list: async () => ({
        resources: (await sections()).map(({ id, title }) => ({
          name: id,
          title: legible(title),
          uri: `${STUDY}/${id}`,
        })),
      }),
      complete: {
        section: async (typed) => (await sections()).map(({ id }) => id).filter((id) => id.includes(typed)),
      },
    }),
    {
      title: 'Section',
      description: `A section of a study; a chapter with all of its sections. ${NOTE}`,
      mimeType,
    },
    async (uri, { section }) => {
      const id = String(section);
      const { sections } = await readStudy(beleg, uri, studyIdOf(id));
      const at = sections.findIndex((one) => one.id === id);
      if (at < 0) throw new ResourceNotFoundError(uri.href, `The study has no section "${section}"`);
      return asResource(uri, withSubsections(sections, at).map(sectionText));
    },
  );

  const added = async () => (await beleg.studies()).filter(({ file, damage }) => file && !damage);
  server.registerResource(
    'added study',
    new ResourceTemplate(`${STUDIES}/{study}`, {
      list: async () => ({
        resources: (await added()).map(({ id, title }) => ({
          name: id,
          title: legible(title),
          uri: `${STUDIES}/${id}`,
        })),
      }),
      complete: {
        study: async (typed) => (await added()).map(({ id }) => id).filter((id) => id.includes(typed)),
      },
    }),
    { title: 'Added study', description: `A study that a reader has added, whole. ${NOTE}`, mimeType },
    async (uri, { study }) => asResource(uri, studyTexts(await readStudy(beleg, uri, String(study)))),
  );
}

async function readStudy(beleg: Beleg, uri: URL, id: string): Promise<StudyResponse> {
  try {
    return await beleg.study(id);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ResourceNotFoundError(uri.href, error.message);
  }
}

function studyTexts({ title, sections }: StudyResponse): string[] {
  return [title, ...sections.map(sectionText)];
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
  return { contents: [{ uri: uri.href, mimeType, text: legible(parts.join('\n\n')) }] };
}
