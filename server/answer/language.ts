import type { Study } from '#corpus/types.ts';
import type { Language } from '../requests.ts';

/** The commonest words that one language has and the other has not. */
const GERMAN =
  /\b(der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|ist|sind|wird|wurde|wie|wer|wo|wann|warum|wieso|weshalb|welche[rnms]?|mit|von|vom|zu|zum|zur|für|auf|im|aus|bei|nicht|sich|gegen|über|nach|hat|haben|viele?|gibt|es|zwischen|seit|laut)\b/giu;
const ENGLISH =
  /\b(the|of|and|is|are|were|does|do|did|how|who|why|when|where|which|what|with|from|to|for|on|at|by|not|has|have|had|many|much|there|between|since|its|their|about|should|would|could)\b/giu;

/**
 * The language of a question. Where nothing tells, that of what was said before.
 * @param otherwise where that tells nothing either; by default German, the study's own.
 */
export function languageOf(text: string, before: string[] = [], otherwise: Language = 'de'): Language {
  const german = text.match(GERMAN)?.length ?? 0;
  const english = text.match(ENGLISH)?.length ?? 0;
  if (english !== german) return english > german ? 'en' : 'de';
  if (/[äöüß]/i.test(text)) return 'de';
  const last = before.at(-1);
  if (last !== undefined) return languageOf(last, before.slice(0, -1), otherwise);
  return english ? 'en' : otherwise;
}

const known = new WeakMap<Study, Language>();

/** So much of a study, in characters, tells its language. */
const SAMPLE = 100_000;

/** The language in which a study is written. */
export function studyLanguage(study: Study): Language {
  const language = known.get(study) ?? languageOf(beginningOf(study));
  known.set(study, language);
  return language;
}

function beginningOf({ passages }: Study): string {
  let text = '';
  for (const passage of passages) {
    if (text.length > SAMPLE) break;
    text += `${passage.text} `;
  }
  return text;
}
