import type { Language } from '../../requests.ts';
import { type ClaimGate, objectionText } from '../claimGate/claimGate.ts';
import { misquoted } from '../claimGate/quotations.ts';
import type { SubjectCheck } from '../claimGate/subject.ts';
import type { Statement } from '../statements.ts';
import type { Claim } from './claims.ts';

/** Against more sentences than so many, hardly anything could be objected to. */
const MOST_MARKS = 4;
/** A model may lead nowhere but into the study. */
const ADDRESS =
  /\S+@\S+\.\S+|\w+:\/\/\S+|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+\.(?:com|org|net|de|eu|info|io|gov|example)(?![\p{L}\p{N}])\S*/u;

/** The mark of what the sentences given do not answer. */
export const MISSING = 0;

const WORDS = {
  de: {
    unmarked: 'Der Satz nennt keinen Beleg.',
    tooMany: 'Der Satz nennt zu viele Belege, als dass er sich prüfen ließe.',
    address: 'Der Satz nennt eine Adresse, die nicht in der Studie steht.',
    unknown: (mark: number) => `Einen Satz ${mark} gibt es nicht.`,
    notAsked: 'Der Satz nennt als fehlend, wonach nicht gefragt war.',
    elsewhere: 'Die belegten Sätze handeln von anderem.',
    misquoted: (words: string) => `„${words}“ steht nicht wörtlich in den belegten Sätzen.`,
  },
  en: {
    unmarked: 'The sentence names no source.',
    tooMany: 'The sentence names too many sources to be checked.',
    address: 'The sentence names an address that is not in the study.',
    unknown: (mark: number) => `There is no sentence ${mark}.`,
    notAsked: 'The sentence calls missing what was not asked for.',
    elsewhere: 'The cited sentences are about something else.',
    misquoted: (words: string) => `“${words}” does not stand word for word in the cited sentences.`,
  },
} satisfies Record<Language, object>;

/** What a claim is held to beside its marks and quotations. */
export interface ClaimChecks {
  checkClaim: ClaimGate;
  isOnSubject: SubjectCheck;
}

/**
 * What keeps a language model's sentence from the reader, a line each; none where all of it is borne out.
 * @param given the n-th is what the mark n cites.
 */
export async function objectionsTo(
  { text, marks }: Claim,
  given: Statement[],
  language: Language,
  { checkClaim, isOnSubject }: ClaimChecks,
): Promise<string[]> {
  const own = WORDS[language];
  if (!marks.length) return [own.unmarked];
  if (marks.includes(MISSING)) return [own.notAsked];
  const unknown = marks.find((mark) => !given[mark - 1]);
  if (unknown !== undefined) return [own.unknown(unknown)];
  if (marks.length > MOST_MARKS) return [own.tooMany];
  const cited = marks.map((mark) => given[mark - 1]!);
  const address = ADDRESS.exec(text)?.[0];
  if (address && !cited.some((one) => one.text.includes(address))) return [own.address];
  const elsewhere = !(await isOnSubject(text, cited));
  return [
    ...(elsewhere ? [own.elsewhere] : []),
    ...misquoted(text, cited).map(own.misquoted),
    ...checkClaim({ text, language }, cited).map((objection) => objectionText(objection, language)),
  ];
}
