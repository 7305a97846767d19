import type { Search } from '#index/search.ts';
import type { Terms } from '#index/terms.ts';
import type { Comparison } from '../schema.ts';
import type { Citations } from './cite.ts';
import { marked } from './cite.ts';
import {
  coordinated,
  mentionCount,
  mentions,
  type PartyId,
  partiesIn,
  partyLabel,
  withoutParties,
} from './parties.ts';
import type { Question } from './question.ts';
import { refusalOf } from './refuse.ts';
import { selectSentences } from './select.ts';
import { type RankedSentence, rankSentences } from './sentences.ts';

/** Passages looked through for each party. */
const PASSAGES = 12;
/** Words a party gets: the same share for each. */
const BUDGET = { atLeast: 35, atMost: 90 };
const ALLIES: PartyId[] = ['japan', 'southKorea'];
/** More columns are no table that one reads. */
const MOST_PARTIES = 3;

/** Words that ask for the comparison, or name both alliances at once: no part of what is compared. */
const COMPARING =
  /\b(vergleichen?|verglichen|im vergleich|unterscheide\w*|unterschiede?|im gegensatz|im unterschied|compare|comparison|differ(s|ent|ence|ences)?|versus|vs|both|beiden?|jeweils|two|zwei|((der|die|den|the|of) )?((beiden|two) )?(allianz(en)?|b[uü]ndnisse?n?|alliances?|allies|verb[uü]ndeten?))(?![\p{L}])/giu;

/** What was found on one party. */
export interface Side {
  party: PartyId;
  sentences: RankedSentence[];
  passagesChecked: number;
  /** Whether the study answers, asked for this party alone. */
  answered: boolean;
}

/** The parties a question sets side by side: those it names so, else any two it names; the two alliances by default. */
function comparedParties({ text, parties }: Question): PartyId[] {
  const chain = coordinated(text);
  if (chain.length) return chain.slice(0, MOST_PARTIES);
  // The USA are part of both alliances: they are a side of their own only where they are named as one.
  const named: PartyId[] = parties.filter((party) => party !== 'usa');
  return named.length < 2 || ALLIES.every((ally) => named.includes(ally)) ? ALLIES : named.slice(0, 2);
}

/**
 * Evidence on each party. What was found in asking for any of them is looked through for each: all sides get the same
 * passages and the same number of words.
 */
export async function gatherSides(question: Question, search: Search, terms: Terms): Promise<Side[]> {
  const parties = comparedParties(question);
  const topic = withoutParties(question.text, parties).replace(COMPARING, ' ').replace(/\s+/g, ' ').trim();
  const asked = parties.map((party) => ({
    ...question,
    text: `${partyLabel(party, question.language)}: ${topic}`,
    parties: [party],
  }));
  const found = await Promise.all(
    asked.map(async (one) => {
      const results = await search(one.text, PASSAGES);
      return { question: one, results, ranked: rankSentences(one, results, terms) };
    }),
  );
  const passagesChecked = new Set(found.flatMap(({ results }) => results.map(({ passage }) => passage.id)))
    .size;
  return parties.map((party, i) => {
    const own = found
      .flatMap(({ ranked }) => ranked)
      .filter((sentence) => concerns(sentence, party, parties))
      .map((sentence) => ({
        ...sentence,
        probability: sentence.probability * specificity(sentence, party, parties),
      }))
      .sort((a, b) => b.probability - a.probability);
    const { question, results, ranked } = found[i]!;
    return {
      party,
      sentences: selectSentences(own, BUDGET, terms),
      passagesChecked,
      answered: !refusalOf(question, results, ranked, terms),
    };
  });
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
  const rows = [...aspects].sort(([, a], [, b]) => b - a);
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

/** A sentence is about a party that it names; where it names none of them, about the one its passage names most. */
function concerns({ text, passage }: RankedSentence, party: PartyId, compared: PartyId[]): boolean {
  if (mentions(text, party)) return true;
  const others = compared.filter((other) => other !== party);
  if (others.some((other) => mentions(text, other))) return false;
  const whole = [...passage.path, passage.machineRead?.country, passage.text].join(' ');
  return others.every((other) => mentionCount(whole, other) < mentionCount(whole, party));
}

/** How much of a sentence is about the party: what is said of all alike tells little about one. */
function specificity({ text }: RankedSentence, party: PartyId, compared: PartyId[]): number {
  const others = compared.filter((other) => other !== party && mentions(text, other)).length;
  return 1 / (1 + others);
}

/** The study's heading over a sentence, without the one party it is about: twin headings become one row. */
function aspectOf({ passage }: RankedSentence, parties: PartyId[]): string {
  const titles = passage.path.map((title) => {
    const named = partiesIn(title).filter((party) => parties.includes(party));
    return named.length === 1 ? withoutParties(title, named).replace(/\s+/g, ' ').trim() : title;
  });
  return titles.findLast((title) => title !== '')!;
}
