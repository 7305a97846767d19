import type { Search } from '#index/search.ts';
import type { Comparison } from '../schema.ts';
import type { Citations } from './cite.ts';
import { marked } from './cite.ts';
import { mentions, type PartyId, partiesIn, partyLabel, withoutParties } from './parties.ts';
import type { Question } from './question.ts';
import { selectSentences } from './select.ts';
import { type RankedSentence, rankSentences } from './sentences.ts';
import type { Terms } from './terms.ts';

/** Passages looked through for each party. */
const PASSAGES = 12;
/** Words a party gets: the same share for each. */
const BUDGET = { atLeast: 45, atMost: 90 };
const ALLIES: PartyId[] = ['japan', 'southKorea'];

/** Words that ask for the comparison and are no part of what is compared. */
const COMPARING =
  /\b(vergleichen?|vergleiche|verglichen|im vergleich|unterscheide\w*|unterschiede?|im gegensatz|im unterschied|compare|comparison|differ(s|ent|ence|ences)?|versus|vs|both|beiden?|jeweils)\b/gi;

/** What was found on one party. */
export interface Side {
  party: PartyId;
  sentences: RankedSentence[];
  passagesChecked: number;
}

/**
 * The parties a question sets side by side. The two alliances by default: the USA are part of both, and count as a
 * side of their own only where they are named with one other party.
 */
export function comparedParties(question: Question): PartyId[] {
  const named = question.parties;
  if (ALLIES.every((ally) => named.includes(ally))) {
    const others = named.filter((party) => party !== 'usa' && !ALLIES.includes(party));
    const usaIsSide =
      /\b(USA|Washington)\b[^.?]*(,|\bund\b|\band\b)/.test(question.text) &&
      named.indexOf('usa') === 0 &&
      /\b(drei|three|alle[nr]?|all)\b/i.test(question.text);
    return usaIsSide
      ? ['usa', ...ALLIES]
      : others.length
        ? ALLIES
        : named.filter((party) => ALLIES.includes(party));
  }
  return named.length >= 2 ? named.slice(0, 3) : ALLIES;
}

/** Evidence on each party, gathered in the same way and measure. */
export async function gatherSides(question: Question, search: Search, terms: Terms): Promise<Side[]> {
  const parties = comparedParties(question);
  const topic = withoutParties(question.text, parties).replace(COMPARING, ' ').replace(/\s+/g, ' ').trim();
  return Promise.all(
    parties.map(async (party) => {
      const asked: Question = {
        ...question,
        text: `${partyLabel(party, question.language)}: ${topic}`,
        parties: [party],
      };
      const results = await search(asked.text, PASSAGES);
      const own = rankSentences(asked, results, terms).filter((sentence) =>
        concerns(sentence, party, parties),
      );
      return { party, sentences: selectSentences(own, BUDGET, terms), passagesChecked: results.length };
    }),
  );
}

/** One column for each party, one row for each of the study's own headings under which something was found. */
export function comparisonOf(sides: Side[], question: Question, citations: Citations): Comparison {
  const parties = sides.map(({ party }) => party);
  const aspects = new Map<string, number>();
  for (const { sentences } of sides) {
    for (const aspect of new Set(sentences.map((sentence) => aspectOf(sentence, parties)))) {
      aspects.set(aspect, (aspects.get(aspect) ?? 0) + 1);
    }
  }
  // What is said of every party comes first; else in the order of finding.
  const rows = [...aspects.entries()].sort(([, a], [, b]) => b - a);
  return {
    parties: parties.map((party) => partyLabel(party, question.language)),
    rows: rows.map(([aspect]) => ({
      aspect,
      cells: sides.map(({ party, sentences, passagesChecked }) => {
        const cited = sentences
          .filter((sentence) => aspectOf(sentence, parties) === aspect)
          .map((sentence) => citations.cite(sentence));
        return {
          party: partyLabel(party, question.language),
          text: marked(cited),
          citations: cited.flatMap(({ citations }) => citations),
          passagesChecked,
        };
      }),
    })),
  };
}

/** A sentence is about a party that it names, or whose section it stands in while it names none of the others. */
function concerns({ text, passage }: RankedSentence, party: PartyId, compared: PartyId[]): boolean {
  if (mentions(text, party)) return true;
  const others = compared.filter((other) => other !== party);
  const title = passage.path.slice(-2).join(' ');
  return (
    mentions(title, party) &&
    !others.some((other) => mentions(text, other)) &&
    !others.some((other) => other !== 'usa' && mentions(title, other))
  );
}

/** The study's heading over a sentence, without the one party it is about: twin headings become one row. */
function aspectOf({ passage }: RankedSentence, parties: PartyId[]): string {
  const titles = passage.path.map((title) => {
    const named = partiesIn(title).filter((party) => parties.includes(party));
    return named.length === 1 ? withoutParties(title, named).replace(/\s+/g, ' ').trim() : title;
  });
  return titles.findLast((title) => title !== '')!;
}
