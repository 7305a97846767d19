import { Document } from '@langchain/core/documents';
import { placePath } from '../placePath.ts';
import type { WirePassage } from '../schema.ts';

/** All that the wire tells of a passage but its text, and where the page shows it. */
export type PassageMetadata<Passage extends WirePassage = WirePassage> = Omit<Passage, 'text'> & {
  /** Path on the server of the page, such as `/study/nordkorea-07?s=120-180`: whose host it has, only its host knows. */
  link: string;
};

/**
 * A whole passage as a document of LangChain.
 * @param words to which the link leads, in the passage's text; by default all of it.
 */
export function documentOf<Passage extends WirePassage>(
  passage: Passage,
  words?: { start: number; end: number },
): Document<PassageMetadata<Passage>> {
  const { text: pageContent, ...rest } = passage;
  return new Document({
    id: rest.id,
    pageContent,
    metadata: { ...rest, link: placePath(rest.id, words) },
  });
}
