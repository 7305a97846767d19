/**
 * Openings that point back at the sentence before: pronouns and pronominal adverbs, and connectives that make
 * no sense without what they connect to. `Das` and `Die` count only before a verb: else they are articles.
 */
const OPENINGS =
  /^(»|„)?(Dies(e[rsmn]?)?\b(?! Studie)|Dabei|Damit|Dadurch|Dafür|Dagegen|Daher|Darin|Darunter|Darüber hinaus|Daran|Daraus|Davon|Dazu|Danach|Demnach|Dementsprechend|Demgegenüber|Dennoch|Denn|Deren|Dessen|Deshalb|Doch|Dort|Entsprechend|Er|Es (hofft|wurde|sieht|will)|Sie|Ihr|Ihre[rsmn]?|Insofern|Beide[sr]?\b(?! Länder| Seiten| Bündnisse)|Beides|Gleichzeitig|Letztere[rsn]?|Solche[rsn]?|So (hat|sieht|verwies|stellt|verzichtete|sprach|untersagt|gehört|erwähnte|beklagten|garantieren|finden|schätzt|verweist|kann|stehen|unterzeichneten)|Statt|Stattdessen|Trotzdem|Tatsächlich|Umgekehrt|Zudem|Zugleich|Zum (einen|anderen)|Des Weiteren|Außerdem|Allerdings|Das (gilt|hängt|ist|betrifft|hat|könnte|führt|erfordert|Ziel laute|regime)|Erst als|Auch (hier|dort)|Ein (solcher|derart|ähnliches Bild)|Eine solche|Drittens|Zweitens)\b/;

/** Whether a sentence needs the one before it to be understood. */
export function leansOn(sentence: string): boolean {
  return OPENINGS.test(sentence);
}
