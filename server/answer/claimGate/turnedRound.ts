import { words } from '#index/text.ts';

/** Beginnings that turn a word round: `instabil`, `unstable`, `non-threatening`. */
const TURNED = /^(un|in|im|ir|il|dis|non-?|nicht-?|miss?)(\p{L}{4,})$/u;
/** Words that only begin so. */
const NONE =
  /^(un(ter|der|it|if|iv|ion|til|mittelbar|gefahr|langst)|in(ter|ner|s?form|sg|di|du|do|stit|stru|ve|klu)|im(po|pl|me)|mission|missile|dis[ktc]|disput)/u;
/** Enough of a word to know it by, in either language. */
const ROOT = 4;

/** Words of a claim that turn round a word of its evidence, such as `unstable` where that has `stabil`; and words that leave such a turn out. */
export function turnedRound(claim: string, evidence: string): string[] {
  const given = words(evidence);
  return words(claim).filter((word) => {
    const root = rootOf(word);
    if (root) return !has(given, word) && given.some((other) => startsAlike(other, root));
    return !has(given, word) && given.some((other) => startsAlike(rootOf(other) ?? '', word));
  });
}

function rootOf(word: string): string | undefined {
  return NONE.test(word) ? undefined : TURNED.exec(word)?.[2];
}

function has(given: string[], word: string): boolean {
  return given.some((other) => startsAlike(other, word));
}

function startsAlike(one: string, other: string): boolean {
  const length = Math.max(ROOT, Math.min(one.length, other.length) - 3);
  return one.length >= ROOT && other.length >= ROOT && one.slice(0, length) === other.slice(0, length);
}
