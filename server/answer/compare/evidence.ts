import type { Passage } from '#corpus/types.ts';
import { type PartyId, partyLabel } from '../parties.ts';
import type { Question } from '../question.ts';
import { isRefused } from '../refuse.ts';
import { READ, rankSentences } from '../sentences.ts';
import type { Statement } from '../statements.ts';
import type { Sources } from './compare.ts';

/** Passages looked for in asking for each party; a search for more than there are gives all, scored. */
const PASSAGES = 12;
const ALL = 1000;

/** What was found in asking for each of several parties. All are looked through for each of them. */
export interface Evidence {
  parties: PartyId[];
  passages: Passage[];
  /** How likely a sentence answers the question on a party. */
  likelihood(statement: Statement, party: PartyId): number;
  /** How likely a sentence answers it on any of the parties, or on all as it was asked. */
  overall(statement: Statement): number;
  /** Parties on which the study answers, asked for them alone. */
  answered: PartyId[];
}

export async function gatherEvidence(
  question: Question,
  topic: string,
  parties: PartyId[],
  { search, statements, terms, match, weights }: Omit<Sources, 'study'>,
): Promise<Evidence> {
  const asked = parties.map(
    (party): Question => ({
      ...question,
      text: `${partyLabel(party, question.language)}: ${topic}`,
      parties: [party],
    }),
  );
  const [together, ...found] = await Promise.all([question, ...asked].map(({ text }) => search(text, ALL)));
  const passages = new Map(
    [together!, ...found].flatMap((results) =>
      results.slice(0, PASSAGES).map(({ passage }) => [passage.id, passage]),
    ),
  );
  const ofAll = new Map(
    rankSentences(
      question,
      together!.filter(({ passage }) => passages.has(passage.id)),
      statements,
      terms,
      weights.sentence,
    ).map(({ statement, probability }) => [statement, probability]),
  );
  const likelihoods = new Map(
    parties.map((party, i) => {
      const read = found[i]!.filter(({ passage }) => passages.has(passage.id));
      const ranked = rankSentences(asked[i]!, read, statements, terms, weights.sentence);
      return [party, new Map(ranked.map(({ statement, probability }) => [statement, probability]))];
    }),
  );
  const likelihood = (statement: Statement, party: PartyId) => likelihoods.get(party)?.get(statement) ?? 0;
  const refused = await Promise.all(
    asked.map((one, i) => {
      const results = found[i]!.slice(0, PASSAGES);
      const ranked = rankSentences(one, results.slice(0, READ), statements, terms, weights.sentence);
      return isRefused(one, results, ranked, terms, match, weights.refusal);
    }),
  );
  return {
    parties,
    passages: [...passages.values()],
    likelihood,
    overall: (statement) =>
      Math.max(ofAll.get(statement) ?? 0, ...parties.map((party) => likelihood(statement, party))),
    answered: parties.filter((_, i) => !refused[i]),
  };
}
