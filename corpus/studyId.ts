/** The study that ships with Beleg. Its passages and sections bear no prefix, so that old citations keep their ids. */
export const SHIPPED_STUDY = 'alliances';

/** The study of a passage or section: what stands before the full stop of its id, `klimabericht-2024.einleitung-03`. */
export function studyIdOf(id: string): string {
  const stop = id.indexOf('.');
  return stop < 0 ? SHIPPED_STUDY : id.slice(0, stop);
}
