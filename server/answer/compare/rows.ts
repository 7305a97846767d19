import type { Language } from '../../requests.ts';
import { type AspectId, aspectLabel, aspectsOfTopic } from '../aspects.ts';
import type { PartyId } from '../parties.ts';
import { withAntecedents } from '../select.ts';
import type { Statement, Statements } from '../statements.ts';
import type { Evidence } from './evidence.ts';

/** Rows of a table at most, and of these such as have something on one party alone. */
const MOST_ROWS = 6;
const MOST_ONE_SIDED = 3;
const FEW_ROWS = 3;
/** Words of a cell at most: the same share for each party. */
const CELL_WORDS = 60;
/** What makes a row is at least this likely, compared with the likeliest sentence. */
const WORTH_A_ROW = 0.06;
const OFF_TOPIC = 0.5;
/** What stands beside it, or goes on with it, may be less likely: that it is on the same aspect speaks for it. */
const WORTH_A_CELL = 0.02;
const WORTH_ADDING = 0.4;

/** One aspect, and the sentences on it for each party, in the order of the parties. */
export interface Row {
  aspect: string;
  cells: Statement[][];
  /** What is said of all parties alike. */
  shared?: true;
}

/** An aspect, or none in particular. */
type Heading = AspectId | 'general';

const GENERAL: Record<Language, string> = { de: 'Allgemein', en: 'In general' };

/**
 * A row for each aspect under which the likeliest sentences fall, with a cell for each party; then what is said of all
 * alike. A sentence stands once in a table unless a cell would be empty without it, and never under a party that it is not about.
 * @param told sentences that stand above the table already.
 */
export function rowsOf(
  evidence: Evidence,
  topic: string,
  statements: Statements,
  told: Statement[],
  language: Language,
): Row[] {
  const { parties, passages, likelihood } = evidence;
  const all = passages.flatMap((passage) => statements.of(passage)).filter(isSentence);
  const best = Math.max(...all.flatMap((one) => parties.map((party) => likelihood(one, party))));
  const onTopic = aspectsOfTopic(topic);
  const headingsOf = ({ aspects }: Statement): Heading[] => {
    const fitting = onTopic ? aspects.filter((id) => onTopic.includes(id)) : aspects;
    return fitting.length ? fitting : ['general'];
  };
  const used = new Set(told);
  // Where the topic is known, what is on none of its aspects must answer all the better.
  const least = (heading: Heading) => (heading === 'general' && onTopic ? OFF_TOPIC : WORTH_A_CELL) * best;
  const candidates = parties.map((party) =>
    all
      .filter((one) => onlyParty(one, parties) === party && !used.has(one))
      .map((one) => ({ one, headings: headingsOf(one), worth: likelihood(one, party) }))
      .filter(({ headings, worth }) => worth >= least(headings[0]!))
      .sort((a, b) => b.worth - a.worth),
  );

  /** The likeliest sentences for a party; the sentences before that they lean on count with them. */
  function cellOf(party: PartyId, fitting: Array<{ one: Statement; worth: number }>): Statement[] {
    const cell: Statement[] = [];
    for (const { one, worth } of fitting) {
      if (used.has(one)) continue;
      if (cell.length && worth < WORTH_ADDING * fitting[0]!.worth) break;
      const group = withAntecedents(one, statements).filter(
        (part) => part === one || (!used.has(part) && !cell.includes(part) && isFor(part, party, parties)),
      );
      if (cell.length && lengthOf([...cell, ...group]) > CELL_WORDS) continue;
      if (cell.some((other) => other === one || statements.twinsOf(other).includes(one))) continue;
      cell.push(...group);
    }
    for (const one of cell) used.add(one);
    return cell.sort(byPlace);
  }

  /**
   * For a cell that would stay empty: what is on the aspect among others, then what is less likely, stands elsewhere in
   * the table, or is about other parties too. Empty only where the passages looked through say nothing on it.
   */
  function spareCell(party: PartyId, heading: Heading, likely: Array<{ one: Statement; worth: number }>) {
    const isOn = (one: Statement) => headingsOf(one).includes(heading);
    const among = cellOf(party, likely.filter(({ one }) => isOn(one)).slice(0, 1));
    if (among.length) return among;
    const rank = (one: Statement) =>
      likelihood(one, party) - Number(used.has(one)) - 2 * Number(onlyParty(one, parties) !== party);
    const spare = all
      .filter((one) => one.about.includes(party) && isOn(one))
      // Anything is on no aspect in particular.
      .filter((one) => heading !== 'general' || likelihood(one, party) >= WORTH_A_CELL * best)
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, 1);
    for (const one of spare) used.add(one);
    return spare;
  }

  const worthOf = new Map<Heading, number>();
  for (const { headings, worth } of candidates.flat()) {
    if (worth >= WORTH_A_ROW * best)
      worthOf.set(headings[0]!, Math.max(worthOf.get(headings[0]!) ?? 0, worth));
  }
  const headings = [...worthOf]
    .sort(([a, x], [b, y]) => Number(a === 'general') - Number(b === 'general') || y - x)
    .map(([heading]) => heading);
  const filled = headings.map((heading) =>
    parties.map((party, i) =>
      cellOf(
        party,
        candidates[i]!.filter((each) => each.headings[0] === heading),
      ),
    ),
  );
  // What is on an aspect among others fills the cells that would stay empty.
  const rows = headings.map(
    (heading, at): Row => ({
      aspect: labelOf(heading, language),
      cells: parties.map((party, i) =>
        filled[at]![i]!.length ? filled[at]![i]! : spareCell(party, heading, candidates[i]!),
      ),
    }),
  );
  const both = rows.filter(({ cells }) => cells.every((cell) => cell.length)).slice(0, MOST_ROWS);
  const oneSided = rows.filter(
    ({ aspect, cells }) =>
      cells.some((cell) => cell.length) &&
      !cells.every((cell) => cell.length) &&
      // That the study says nothing in general would be untrue.
      aspect !== GENERAL[language],
  );
  return [
    ...both,
    ...oneSided.slice(0, both.length < FEW_ROWS ? MOST_ONE_SIDED : 1),
    ...sharedRows(all, evidence, used, best, statements, (one) => labelOf(headingsOf(one)[0]!, language)),
  ];
}

function labelOf(heading: Heading, language: Language): string {
  return heading === 'general' ? GENERAL[language] : aspectLabel(heading, language);
}

const MOST_SHARED = 2;
const WORTH_SHARING = 0.35;

/** What is said of all parties in one sentence, a row for each. */
function sharedRows(
  all: Statement[],
  { parties, overall }: Evidence,
  used: Set<Statement>,
  best: number,
  statements: Statements,
  labelOf: (statement: Statement) => string,
): Row[] {
  const rows: Row[] = [];
  const shared = all
    .filter((one) => !used.has(one) && parties.every((party) => one.parties.includes(party)))
    .filter((one) => overall(one) >= WORTH_SHARING * best)
    .sort((a, b) => overall(b) - overall(a));
  for (const one of shared) {
    if (rows.length === MOST_SHARED) break;
    if ([...used].some((other) => statements.twinsOf(other).includes(one))) continue;
    const group = withAntecedents(one, statements).filter((part) => !used.has(part));
    for (const part of group) used.add(part);
    rows.push({ aspect: labelOf(one), cells: parties.map(() => group), shared: true });
  }
  return rows;
}

/** The one of the parties that a sentence is about; undefined where it is about several, or none. */
export function onlyParty({ about }: Statement, parties: PartyId[]): PartyId | undefined {
  const [only, another] = parties.filter((party) => about.includes(party));
  return another ? undefined : only;
}

/** Whether a sentence may stand under a party: it is not about the others alone. */
function isFor({ about }: Statement, party: PartyId, parties: PartyId[]): boolean {
  return about.includes(party) || !parties.some((other) => about.includes(other));
}

/** Questions that the study asks itself state nothing, and a label is no sentence. */
function isSentence({ text, length }: Statement): boolean {
  return !text.endsWith('?') && length > 3;
}

function lengthOf(statements: Statement[]): number {
  return statements.reduce((sum, { length }) => sum + length, 0);
}

function byPlace(a: Statement, b: Statement): number {
  if (a.passage.id !== b.passage.id) return 0;
  return a.index - b.index;
}
