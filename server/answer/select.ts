import { announcesList } from './enumerations.ts';
import type { Question, Want } from './question.ts';
import type { RankedSentence } from './sentences.ts';
import { isTableHead, type Statement, type Statements } from './statements.ts';

/** A sentence repeats another from this share of common terms on, and says just the same from that. */
const REPETITION = 0.5;
const SAME = 0.7;
/** Places that are known to say the same, but perhaps in several sentences. */
const SAME_TWIN = 0.25;
/** How far back a chain of leaning sentences is followed. */
const LOOK_BACK = 2;
/** A sentence is worth adding while it is at least this likely, compared with the first. */
const WORTH_ADDING = 0.15;
/** What takes back or limits the sentence before is worth adding sooner. */
const LIMITS =
  /^(Allerdings|Doch|Dennoch|Jedoch|Gleichwohl|Trotzdem|Tatsächlich|Zwar|However|But|Nevertheless|Nonetheless|Yet)\b/;
/** A list may take more room: half of it is no answer. */
const ROOM_FOR_LIST = 1.5;
/** More places of one statement than these tell a reader nothing new. */
const MOST_PLACES = 2;

export interface Budget {
  /** Below this many words, the next likely sentence is added even where it is less likely. */
  atLeast: number;
  atMost: number;
}

/** A sentence of an answer. */
export interface Chosen {
  statement: Statement;
  /** Other places where the study says the same. */
  places: Statement[];
  /** One of a list, or said elsewhere and otherwise. */
  role?: 'item' | 'otherwise';
}

/**
 * The sentences of an answer: the likeliest, then those that add to it without repeating it, each with the sentence
 * before where it leans on that. The likeliest comes first; the others follow passage by passage, in reading order.
 * What repeats one is a further place of it; where the study differs with itself, both are given.
 * @param ranked likeliest first.
 */
export function selectSentences(
  question: Question,
  ranked: RankedSentence[],
  budget: Budget,
  statements: Statements,
): Chosen[] {
  const best = ranked[0];
  if (!best) return [];
  const list = completeList(question, best.statement, budget, statements);
  if (list) return list;
  const chosen = withAntecedents(best.statement, statements).map(alone);
  const lead = chosen.length;
  let length = lengthOf(chosen.map(({ statement }) => statement));
  for (const { statement, probability } of ranked.slice(1)) {
    const enough = length >= budget.atLeast;
    const limits = isNext(chosen[lead - 1]!.statement, statement) && LIMITS.test(statement.text);
    const worth = (limits ? 0.5 : 1) * WORTH_ADDING * best.probability;
    if (enough && probability < worth && !limits) break;
    if (chosen.some((other) => other.statement === statement)) continue;
    const repeated = chosen.find((other) => repeats(statement, other.statement, statements));
    if (repeated) {
      if (saysTheSame(statement, repeated.statement, statements)) addPlace(repeated, statement);
      continue;
    }
    const group = withAntecedents(statement, statements).filter(
      (one) => !chosen.some((other) => other.statement === one || other.places.includes(one)),
    );
    const added = lengthOf(group);
    if (length + added > budget.atMost) continue;
    chosen.push(...group.map(alone));
    length += added;
  }
  return withContradictions(inOrder(chosen, lead), lead, statements);
}

/** What the parts of a list may be asked for by; any question that leads to what announces one wants the list. */
const LISTED: Want[] = ['list', 'reason', 'figure', 'statement'];

/** All of a list where a question asks for one, or for reasons, and its answer is a part of one. */
function completeList(
  { want }: Question,
  lead: Statement,
  budget: Budget,
  statements: Statements,
): Chosen[] | undefined {
  const list = statements.listOf(lead);
  const announces = list[0] === lead && announcesList(lead.text);
  if (!announces && !LISTED.includes(want)) return undefined;
  const isAsked = want === 'list' || list[0] === lead;
  if (!list.length || (!isAsked && want !== 'reason')) return undefined;
  if (lengthOf(list) > ROOM_FOR_LIST * budget.atMost) return undefined;
  const items = list.map((statement): Chosen => ({ ...alone(statement), role: 'item' }));
  const [first, ...rest] = items;
  // The sentence that announces a list is no item of it.
  const antecedents = withAntecedents(first!.statement, statements).slice(0, -1).map(alone);
  if (/\berstens|zum einen\b/i.test(first!.statement.text)) return [...antecedents, ...items];
  return [...(announces ? antecedents : []), alone(first!.statement), ...rest];
}

/** A sentence with those before it that it leans on; a row of a table with the titles of its columns. */
export function withAntecedents(statement: Statement, statements: Statements): Statement[] {
  const [head] = statements.of(statement.passage);
  if (head && head !== statement && isTableHead(head)) return [head, statement];
  const group = [statement];
  while (group.length <= LOOK_BACK && group[0]!.index > 0 && group[0]!.leans) {
    group.unshift(statements.of(statement.passage)[group[0]!.index - 1]!);
  }
  return group;
}

/** After the sentence that answers, what the study says otherwise elsewhere. */
function withContradictions(chosen: Chosen[], lead: number, statements: Statements): Chosen[] {
  const answer = chosen[lead - 1]!.statement;
  const other = statements
    .contradicting(answer)
    .find((statement) => !chosen.some((given) => given.statement === statement));
  if (!other) return chosen;
  return [...chosen.slice(0, lead), { ...alone(other), role: 'otherwise' }, ...chosen.slice(lead)];
}

/** The first `lead` sentences, what follows them in their passage, what stands before them there, the other passages. */
function inOrder(chosen: Chosen[], lead: number): Chosen[] {
  const order = [...new Set(chosen.map(({ statement }) => statement.passage.id))];
  const last = chosen[lead - 1]!.statement;
  const rankOf = ({ statement: { passage, index } }: Chosen) =>
    2 * order.indexOf(passage.id) + Number(passage.id === last.passage.id && index < last.index);
  const rest = chosen
    .slice(lead)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.statement.index - b.statement.index);
  return [...chosen.slice(0, lead), ...rest];
}

function alone(statement: Statement): Chosen {
  return { statement, places: [] };
}

function addPlace(chosen: Chosen, statement: Statement): void {
  if (chosen.places.length < MOST_PLACES) chosen.places.push(statement);
}

function isNext(before: Statement, after: Statement): boolean {
  return before.passage.id === after.passage.id && after.index === before.index + 1;
}

function lengthOf(statements: Statement[]): number {
  return statements.reduce((sum, { length }) => sum + length, 0);
}

function repeats(a: Statement, b: Statement, statements: Statements): boolean {
  return overlap(a, b) > (statements.twinsOf(a).includes(b) ? SAME_TWIN : REPETITION);
}

/** The same in other words; with another figure it is something else. */
function saysTheSame(a: Statement, b: Statement, statements: Statements): boolean {
  if (statements.contradicting(a).includes(b)) return false;
  const alike = overlap(a, b) > (statements.twinsOf(a).includes(b) ? SAME_TWIN : SAME);
  return alike && a.figures.every((figure) => b.figures.includes(figure));
}

/** Overlap coefficient of the terms: a short sentence repeats a long one that holds it. */
function overlap(a: Statement, b: Statement): number {
  const common = [...a.terms].filter((term) => b.terms.has(term)).length;
  return common / Math.max(1, Math.min(a.terms.size, b.terms.size));
}
