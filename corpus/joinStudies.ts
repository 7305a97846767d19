import type { Study } from './types.ts';

/** Several studies as one, in the order given. Their ids tell whose each section and passage is. */
export function joinStudies(studies: readonly Study[]): Study {
  const [only, another] = studies;
  if (only && !another) return only;
  return {
    id: studies.map(({ id }) => id).join('+'),
    title: studies.map(({ title }) => title).join(' · '),
    sections: studies.flatMap(({ sections }) => sections),
    passages: studies.flatMap(({ passages }) => passages),
    placeholders: studies.flatMap(({ placeholders }) => placeholders),
    order: studies.flatMap(({ order }) => order),
  };
}
