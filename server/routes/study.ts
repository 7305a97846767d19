import { Hono } from 'hono';
import type { Study } from '#corpus/types.ts';
import { ApiError } from '../errors.ts';
import type { PassageResponse, StudyResponse } from '../schema.ts';
import { readerPassage } from '../wire.ts';

/** The whole study in reading order. */
export function studyRoute(study: Study): Hono {
  const response: StudyResponse = {
    title: study.title,
    sections: study.sections.map(({ id, title, level }) => ({
      id,
      title,
      level,
      passages: study.passages.filter(({ sectionId }) => sectionId === id).map(readerPassage),
    })),
  };
  return new Hono().get('/', (c) => c.json(response));
}

/** One passage with its neighbours. */
export function passageRoute(study: Study): Hono {
  return new Hono().get('/:id', (c) => {
    const id = c.req.param('id');
    const at = study.passages.findIndex((passage) => passage.id === id);
    const passage = study.passages[at];
    if (!passage) {
      throw new ApiError(404, 'unknown_passage', {
        de: `Die Studie hat keine Textstelle „${id}“; erwartet wird eine Kennung wie „${study.passages[0]!.id}“.`,
        en: `The study has no passage "${id}"; expected is an id such as "${study.passages[0]!.id}".`,
      });
    }
    const previous = study.passages[at - 1]?.id;
    const next = study.passages[at + 1]?.id;
    return c.json<PassageResponse>({
      ...readerPassage(passage),
      sentences: passage.sentences,
      ...(previous && { previous }),
      ...(next && { next }),
    });
  });
}
