import type { Study } from '#corpus/types.ts';
import type { Search } from '#index/search.ts';
import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';
import type { Language } from '../../requests.ts';
import type { AnswerSentence, Comparison } from '../../schema.ts';
import { Citations } from '../cite.ts';
import { foreignIn, frame, frameOf, marked } from '../compose.ts';
import { partyLabel } from '../parties.ts';
import type { Question } from '../question.ts';
import { missingNames } from '../reason.ts';
import type { Statement, Statements } from '../statements.ts';
import type { AnswerWeights } from '../weights.ts';
import type { WordMatcher } from '../wordMatch.ts';
import { ALLIES, comparedParties, topicOf } from './comparedParties.ts';
import { differencesIn } from './difference.ts';
import { gatherEvidence } from './evidence.ts';
import { overviewRows } from './overview.ts';
import { type Row, rowsOf } from './rows.ts';

export interface Compared {
  sentences: AnswerSentence[];
  comparison: Comparison;
  citations: Citations;
}

/** One of several studies that are asked together. */
export interface Member {
  title: string;
  search: Search;
}

/** What a comparison is made from. */
export interface Sources {
  /** The studies, where there are several; none otherwise. */
  members: readonly Member[];
  study: Study;
  search: Search;
  statements: Statements;
  terms: Terms;
  match: WordMatcher;
  weights: AnswerWeights;
}

/** Parties side by side; undefined where the study answers on none of them. */
export async function compare(question: Question, sources: Sources): Promise<Compared | undefined> {
  const { language } = question;
  const parties = comparedParties(question);
  // `… mit Japan und Kanada`: the alliances are no stand-in for someone whom the study does not know.
  const isStandIn = !parties.every((party) => question.parties.includes(party));
  if (isStandIn && missingNames(question, sources.terms).length) return undefined;
  const topic = topicOf(question, parties);
  const hasTopic = words(topic).some((word) => !isStopWord(word));
  const evidence = await gatherEvidence(question, hasTopic ? topic : question.text, parties, sources);
  const isOverview = !hasTopic && parties.every((party) => ALLIES.includes(party));
  if (!isOverview && !evidence.answered.length) return undefined;
  const told = differencesIn(evidence, topic, sources.statements);
  const rows = isOverview
    ? overviewRows(sources.study, sources.statements)
    : rowsOf(evidence, topic, sources.statements, told, language);
  if (!rows.length && !told.length) return undefined;
  const checked = isOverview ? rows.length : evidence.passages.length;
  const citations = new Citations(language);
  return {
    sentences: sentencesAbove(told, rows, language, citations),
    comparison: tableOf(
      rows,
      parties.map((party) => partyLabel(party, language)),
      parties.map(() => checked),
      citations,
    ),
    citations,
  };
}

function sentencesAbove(
  told: Statement[],
  rows: Row[],
  language: Language,
  citations: Citations,
): AnswerSentence[] {
  const { quoted, compared } = frameOf(language);
  if (!told.length)
    return [
      frame(
        compared[
          foreignIn(
            rows.flatMap(({ cells }) => cells.flat()),
            language,
          )
        ],
      ),
    ];
  const sentences = told.map((one) => quote(one, citations));
  const foreign = foreignIn(told, language);
  return foreign === 'none' ? sentences : [frame(quoted[foreign]), ...sentences];
}

/**
 * @param sides names of those compared, in the order of the cells.
 * @param passagesChecked for each of them.
 */
export function tableOf(
  rows: Row[],
  sides: string[],
  passagesChecked: number[],
  citations: Citations,
): Comparison {
  return {
    parties: sides,
    rows: rows.map(({ aspect, cells, shared }) => ({
      aspect,
      ...(shared && { shared }),
      cells: cells.map((statements, at) => {
        const sentences = statements.map((one) => quote(one, citations));
        return {
          party: sides[at]!,
          text: marked(sentences),
          citations: sentences.flatMap(({ citations }) => citations),
          passagesChecked: passagesChecked[at]!,
        };
      }),
    })),
  };
}

function quote(statement: Statement, citations: Citations): AnswerSentence {
  return { text: statement.text, citations: [citations.numberOf(statement)] };
}
