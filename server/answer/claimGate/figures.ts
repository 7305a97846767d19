import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';
import { boundHolds } from './bounds.ts';
import type { Objection } from './claimGate.ts';
import { clausesOf } from './clauses.ts';
import { isParty, type NameId, namesBorneOut, namesIn } from './knownNames.ts';
import { APART, evidenceQuantities, type Quantity, quantitiesIn } from './quantities.ts';
import { unknownTimes } from './times.ts';
import { isMeasure, type Unit } from './units.ts';

/** Alike within what adding up and scaling of such numbers can lose. */
const PRECISION = 1e-9;

/** A cited sentence, and the figures in it. */
interface Cited {
  statement: Statement;
  figures: Quantity[];
}

/** Figures of a claim that its evidence has not, or has of something else. */
export function figureObjections(text: string, language: Language, evidence: Statement[]): Objection[] {
  const cited = evidence.map((statement) => ({
    statement,
    figures: evidenceQuantities(statement.text, statement.language),
  }));
  const given = cited.flatMap(({ figures }) => figures);
  const times = unknownTimes(text, evidence.map((statement) => statement.text).join('\n'));
  const figures = quantitiesIn(text, language)
    .filter((quantity) => !quantity.implied && !countsParties(quantity, evidence))
    .flatMap((quantity) => {
      const kind = unsupported(quantity, given);
      return kind ? [{ kind, words: quantity.words }] : [];
    });
  return [
    ...figures,
    ...times.map((words) => ({ kind: 'figure' as const, words })),
    ...figuresOfOthers(text, language, cited).map((words) => ({ kind: 'party' as const, words })),
  ];
}

/** Of several cited sentences, those that have a claim's figure must be about whom its clause names. */
function figuresOfOthers(text: string, language: Language, cited: Cited[]): string[] {
  if (cited.length < 2) return [];
  const sentences = cited.map(({ statement, figures }) => ({
    figures,
    named: new Set<NameId>([...namesBorneOut(statement.text), ...statement.about, ...statement.titled]),
  }));
  return clausesOf(text).flatMap((clause) => {
    const parties = namesIn(clause, language).filter(({ id }) => isParty(id) && id !== 'usa');
    if (!parties.length) return [];
    return quantitiesIn(clause, language).flatMap((quantity) => {
      const holding = sentences.filter(({ figures }) => unsupported(quantity, figures) === undefined);
      const isOthers = holding.every(({ named }) => !parties.some(({ id }) => named.has(id)));
      return holding.length && isOthers && !quantity.implied ? [quantity.words] : [];
    });
  });
}

/** `two`, which `beide` bears out, and not `two ships` or `2`: it is said of parties. */
function isWordForParties({ unit, words }: Quantity): boolean {
  return /^(two|zwei|three|drei)$/i.test(words) && (unit === undefined || unit === 'states');
}

/** `the two allies`, of sentences that name both. */
function countsParties(quantity: Quantity, evidence: Statement[]): boolean {
  return (
    isWordForParties(quantity) && evidence.flatMap(({ parties }) => parties).length >= quantity.values[0]!
  );
}

/** Whether a text with these figures says this one: `unit` where it says it of something else. */
function unsupported(claim: Quantity, evidence: Quantity[]): 'figure' | 'unit' | 'bound' | undefined {
  const alike = evidence.filter(
    ({ values, implied }) => meet(claim.values, values) && !(implied && !isWordForParties(claim)),
  );
  const same = alike.filter((other) => sameUnit(claim.unit, other.unit));
  if (same.length) return same.some((other) => isAsBound(claim, other)) ? undefined : 'bound';
  if (evidence.some((other) => isSameShare(claim, other))) return undefined;
  const otherScale = evidence.some(({ digits }) => meet(claim.digits, digits));
  return (alike.length || otherScale) && claim.unit !== 'ordinal' ? 'unit' : 'figure';
}

/** `a quarter`, and `25 Prozent`. */
function isSameShare(one: Quantity, other: Quantity): boolean {
  const [share, percent] = one.unit === 'share' ? [one, other] : [other, one];
  if (share.unit !== 'share' || percent.unit !== 'percent') return false;
  return (
    meet(
      share.values.map((value) => 100 * value),
      percent.values,
    ) && isAsBound(one, other)
  );
}

function isAsBound(claim: Quantity, { bound, ahead }: Quantity): boolean {
  return boundHolds(claim.bound, bound) || (claim.bound !== 'exact' && boundHolds(claim.bound, ahead));
}

function meet(some: number[], others: number[]): boolean {
  return some.some((a) => others.some((b) => Math.abs(a - b) <= PRECISION * Math.max(1, Math.abs(a))));
}

function sameUnit(claimed: Unit | undefined, given: Unit | undefined): boolean {
  if (claimed === given) return true;
  if ([claimed, given].some((unit) => unit !== undefined && APART.has(unit))) return false;
  if (claimed === undefined) return true;
  return given === undefined && !isMeasure(claimed) && !claimed.includes(' ');
}
