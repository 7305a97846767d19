import { readFileSync } from 'node:fs';
import { loadStudy } from '#corpus/load.ts';
import { AnswerFinder, loadQuestions } from '#index/questions.ts';
import { createTerms } from '#index/terms.ts';
import { createClaimGate } from '#server/answer/claimGate/claimGate.ts';
import { readStatements, type Statement } from '#server/answer/statements.ts';
import type { Language } from '#server/requests.ts';

/** A sentence as a language model might write it, and words of the study's sentences that it cites. */
export interface Claim {
  claim: string;
  language: Language;
  cites: string[];
  supported: boolean;
  /** What was made wrong about it. */
  fault?: string;
}

const study = loadStudy();
const questions = loadQuestions();
const terms = createTerms(study);
const read = readStatements(study, terms, new AnswerFinder(study.passages));

export const CLAIM_SETS = ['claims', 'claimsUnseen', 'claimsEvasive', 'claimsLater'] as const;
export type ClaimSet = (typeof CLAIM_SETS)[number];

/** Every sentence of the study, as the answerer reads them. */
export const sentences: Statement[] = study.passages.flatMap(read.of);
export const gate = createClaimGate(study, terms, questions);

/**
 * `claims.jsonl`, by which the rules were made; `claimsUnseen.jsonl`, written when they were done; `claimsEvasive.jsonl`, written to get
 * round them, by which they were extended; and `claimsLater.jsonl`, written after that.
 */
export function loadClaims(name: ClaimSet): Claim[] {
  const lines = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** The study's first sentence with each of these words. */
export function cited(...quotes: string[]): Statement[] {
  return quotes.map((quote) => {
    const found = sentences.find(({ text }) => text.includes(quote));
    if (!found) throw new Error(`no sentence of the study has: ${quote}`);
    return found;
  });
}

export function passes({ claim, language, cites }: Claim): boolean {
  return !gate({ text: claim, language }, cited(...cites)).length;
}
