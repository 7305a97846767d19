import { coordinated, type PartyId, withoutParties } from '../parties.ts';
import type { Question } from '../question.ts';

export const ALLIES: PartyId[] = ['japan', 'southKorea'];

/** Words that ask for the comparison, or name both alliances at once: no part of what is compared. */
const COMPARING =
  /\b(vergleichen?|verglichen|(im )?vergleich|unterscheide\w*|unterschiede?|differenzen|gemeinsamkeiten|im gegensatz|im unterschied|gegen[uü]ber(stellen|stellung)?|stelle?|compare|comparison|differ(s|ent|ence|ences)?|versus|vs|both|beiden?|jeweils|two|zwei|tabelle|table|[uü]berblick|overview|allgemein|insgesamt|bitte|please|zu(m|r)? |worin|zwischen|between|((der|die|das|den|the|of) )?((beiden|two) )?(us-)?(sicherheits|verteidigungs)?(allianz(en)?|b[uü]ndniss?(e|es|en)?|alliances?|allies|verb[uü]ndeten?|partner(n|s)?|l[aä]ndern?|countries))(?![\p{L}])/giu;

/** The parties a question sets side by side: those it names so, else those it names; the two alliances by default. */
export function comparedParties({ text, parties }: Question): PartyId[] {
  const chain = coordinated(text);
  if (chain.length) return chain;
  // The USA are part of both alliances: they are a side of their own only where they are named as one.
  const named: PartyId[] = parties.filter((party) => party !== 'usa');
  const strangers = named.filter((party) => !ALLIES.includes(party));
  if (named.length > 1 && !ALLIES.every((ally) => named.includes(ally))) return named;
  // `Wie unterscheidet sich die Nato von den Bündnissen …`
  return strangers.length === 1 && named.length === 1 ? [...ALLIES, ...strangers] : ALLIES;
}

/** What they are compared in: the question without the parties and the asking; empty where nothing is left. */
export function topicOf({ text }: Question, parties: PartyId[]): string {
  const rest = withoutParties(text, [...parties, 'usa']).replace(COMPARING, ' ');
  return rest
    .replace(/[?!.:,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
