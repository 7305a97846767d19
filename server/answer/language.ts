import type { Language } from '../schema.ts';

/** The commonest words that one language has and the other has not. */
const GERMAN =
  /\b(der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|ist|sind|wird|wurde|wie|wer|wo|wann|warum|wieso|weshalb|welche[rnms]?|mit|von|vom|zu|zum|zur|für|auf|im|aus|bei|nicht|sich|gegen|über|nach|hat|haben|viele?|gibt|es|zwischen|seit|laut)\b/giu;
const ENGLISH =
  /\b(the|of|and|is|are|were|does|do|did|how|who|why|when|where|which|what|with|from|to|for|on|at|by|not|has|have|had|many|much|there|between|since|its|their|about|should|would|could)\b/giu;

/** The language of a question. Where nothing tells, German: the study's own. */
export function languageOf(text: string): Language {
  const german = text.match(GERMAN)?.length ?? 0;
  const english = text.match(ENGLISH)?.length ?? 0;
  if (english === german) return /[äöüß]/i.test(text) || english === 0 ? 'de' : 'en';
  return english > german ? 'en' : 'de';
}
