import type { Language } from './requests.ts';
import type { WirePassage } from './schema.ts';

const PAGE: Record<Language, string> = { de: 'S.', en: 'p.' };

/** Where a passage stands, by titles: `Klimabericht › Fazit, S. 12`. That it is the shipped study goes without saying. */
export function titlesOf(
  { study, section, page }: Pick<WirePassage, 'study' | 'section' | 'page'>,
  language: Language,
): string {
  const titles = [study, ...section].filter((title, at, all) => title && title !== all[at - 1]).join(' › ');
  return page ? `${titles}, ${PAGE[language]} ${page}` : titles;
}
