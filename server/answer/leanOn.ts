import type { Language } from '../requests.ts';

/**
 * Openings that point back at the sentence before: pronouns and pronominal adverbs, and connectives that make
 * no sense without what they connect to. `Das` and `Die` count only before a verb: else they are articles.
 */
const GERMAN =
  /^(»|„)?(Dies(e[rsmn]?)?\b(?! Studie)|Dabei|Damit|Dadurch|Dafür|Dagegen|Daher|Darin|Darunter|Darüber hinaus|Daran|Daraus|Davon|Dazu|Danach|Demnach|Dementsprechend|Demgegenüber|Dennoch|Denn|Deren|Dessen|Deshalb|Doch|Dort|Entsprechend|Er|Es (hofft|wurde|sieht|will)|Sie|Ihr|Ihre[rsmn]?|Insofern|Beide[sr]?\b(?! Länder| Seiten| Bündnisse)|Beides|Gleichzeitig|Letztere[rsn]?|Solche[rsn]?|So (hat|sieht|verwies|stellt|verzichtete|sprach|untersagt|gehört|erwähnte|beklagten|garantieren|finden|schätzt|verweist|kann|stehen|unterzeichneten)|Statt|Stattdessen|Trotzdem|Tatsächlich|Umgekehrt|Zudem|Zugleich|Zum (einen|anderen)|Des Weiteren|Außerdem|Allerdings|Das (gilt|hängt|ist|betrifft|hat|könnte|führt|erfordert|Ziel laute|regime)|Erst als|Auch (hier|dort)|Ein (solcher|derart|ähnliches Bild)|Eine solche|Drittens|Zweitens)\b/;

/** The same in English; `This report` needs nothing before it, and `There are` neither. */
const ENGLISH =
  /^[“"]?((This|That|These|Those)\b(?! (report|study|paper|text|guideline|handbook|manual|chapter|section)\b)|It|They|He|She|His|Her|Its|Their|Both|However|But|Nevertheless|Nonetheless|Yet|Therefore|Thus|Hence|Then|Thereby|Instead|Otherwise|Moreover|Furthermore|Such|Afterwards|Until then|Since then|The (former|latter|same)|Another|Others)\b/;

const OPENINGS: Record<Language, RegExp> = { de: GERMAN, en: ENGLISH };

/** Whether a sentence needs the one before it to be understood. */
export function leansOn(sentence: string, language: Language): boolean {
  return OPENINGS[language].test(sentence);
}
