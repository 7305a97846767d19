import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';
import type { Objection } from './claimGate.ts';
import { APART, evidenceQuantities, type Quantity, quantitiesIn } from './quantities.ts';
import { isMeasure, type Unit } from './units.ts';

/** Alike within what adding up and scaling of such numbers can lose. */
const PRECISION = 1e-9;

/** Figures of a claim that its evidence has not, or has of something else. */
export function figureObjections(text: string, language: Language, evidence: Statement[]): Objection[] {
  const given = evidence.flatMap((statement) => evidenceQuantities(statement.text));
  return quantitiesIn(text, language)
    .filter((quantity) => !quantity.implied && !countsParties(quantity, evidence))
    .flatMap((quantity) => {
      const kind = unsupported(quantity, given);
      return kind ? [{ kind, words: quantity.words }] : [];
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
function unsupported(claim: Quantity, evidence: Quantity[]): 'figure' | 'unit' | undefined {
  const alike = evidence.filter(
    ({ values, implied }) => meet(claim.values, values) && !(implied && !isWordForParties(claim)),
  );
  if (alike.some((other) => sameUnit(claim.unit, other.unit))) return undefined;
  const otherScale = evidence.some(({ digits }) => meet(claim.digits, digits));
  return (alike.length || otherScale) && claim.unit !== 'ordinal' ? 'unit' : 'figure';
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
