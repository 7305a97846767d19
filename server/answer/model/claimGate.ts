// TEMPORARY until the claim gate is merged
import type { Language } from '../../requests.ts';
import type { Statement } from '../statements.ts';
export interface Objection {
  kind: 'figure' | 'unit' | 'name' | 'negation';
  words: string;
}
export type ClaimGate = (claim: { text: string; language: Language }, evidence: Statement[]) => Objection[];
export function createClaimGate(..._: unknown[]): ClaimGate {
  return ({ text }, evidence) =>
    (text.match(/\d+/g) ?? [])
      .filter((d) => !evidence.some((e) => e.text.includes(d)))
      .map((words) => ({ kind: 'figure', words }));
}
export function objectionText({ words }: Objection, language: Language): string {
  return language === 'de'
    ? `Die Zahl „${words}“ steht nicht in den belegten Sätzen.`
    : `The figure “${words}” is not in the sentences cited.`;
}
