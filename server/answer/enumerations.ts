import type { Statement } from './statements.ts';

/** Words that open the parts of a list told over several sentences, in their order. */
const SERIES: RegExp[][] = [
  [/\berstens\b/i, /\bzweitens\b/i, /\bdrittens\b/i],
  [/\bzum einen\b/i, /\bzum anderen\b/i],
];
/** What announces such a list: `Zwei Faktoren beeinflussen diese Haltung.` */
const ANNOUNCES = /\b(zwei|drei|vier) (Faktoren|Gründe|Kriterien|Bereiche\p{L}*|Ängste)\b/iu;
/** How far apart, in sentences, two parts of one list may stand. */
const REACH = 12;

/**
 * Lists that the study tells over several sentences, each with the sentence that announces it, if one does.
 * @param statements of the whole study, in reading order.
 */
export function findEnumerations(statements: Statement[]): Statement[][] {
  const found: Statement[][] = [];
  statements.forEach((first, at) => {
    for (const [opening, ...following] of SERIES) {
      if (!opening!.test(first.text)) continue;
      const parts = [first];
      let last = at;
      for (const sign of following) {
        if (sign.test(statements[last]!.text)) continue;
        const next = statements.findIndex(
          ({ text, passage }, i) =>
            i > last && i <= last + REACH && passage.sectionId === first.passage.sectionId && sign.test(text),
        );
        if (next < 0) break;
        parts.push(statements[next]!);
        last = next;
      }
      if (parts.length < 2) continue;
      const before = statements[at - 1];
      found.push(before && ANNOUNCES.test(before.text) ? [before, ...parts] : parts);
    }
  });
  return found;
}

/** What announces a list that is set as one. */
export function announcesList(sentence: string): boolean {
  return sentence.endsWith(':');
}

/**
 * Lists set as such, each with the sentence that announces it: `Gegen das Schwärmen helfen drei Maßnahmen:`
 * @param passages their statements, in reading order.
 */
export function announcedLists(passages: Statement[][]): Statement[][] {
  return passages.flatMap((items, at) => {
    const before = passages[at - 1]?.at(-1);
    const isList =
      items[0]?.passage.kind === 'list' && before?.passage.sectionId === items[0].passage.sectionId;
    if (!isList || !before) return [];
    return announcesList(before.text) ? [[before, ...items]] : [];
  });
}
