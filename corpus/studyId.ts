/** The study that ships with Beleg. */
export const SHIPPED_STUDY = 'alliances';

/** What parts an added study's id from the rest of the ids of its sections and passages. */
const MARK = '.';

/** Id of the study that a section or passage belongs to: those of added studies begin with it, as in `klima.fazit-02`. */
export function studyIdOf(id: string): string {
  const end = id.indexOf(MARK);
  return end < 0 ? SHIPPED_STUDY : id.slice(0, end);
}

export function idWithin(studyId: string, id: string): string {
  return studyId + MARK + id;
}
