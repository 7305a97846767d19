import type { Token } from './tokens.ts';

/** What is said of a figure's exactness: `more than`, `fewer than`, `exactly`, `about`. */
export type Bound = 'above' | 'below' | 'exact' | 'about';

/** By the words before a figure, the longest first. */
const BOUNDS: Array<[Bound, string]> = [
  ['below', 'nicht mehr als'],
  ['below', 'not more than'],
  ['below', 'no more than'],
  ['above', 'nicht weniger als'],
  ['above', 'no fewer than'],
  ['above', 'no less than'],
  ['above', 'not less than'],
  ['above', 'mehr als'],
  ['above', 'more than'],
  ['above', 'upwards of'],
  ['above', 'at least'],
  ['below', 'weniger als'],
  ['below', 'less than'],
  ['below', 'fewer than'],
  ['below', 'bis zu'],
  ['below', 'up to'],
  ['below', 'at most'],
  ['below', 'just under'],
  ['above', 'just over'],
  ['above', 'über'],
  ['above', 'mindestens'],
  ['above', 'wenigstens'],
  ['above', 'over'],
  ['above', 'above'],
  ['above', 'exceeding'],
  ['below', 'unter'],
  ['below', 'höchstens'],
  ['below', 'maximal'],
  ['below', 'knapp'],
  ['below', 'fast'],
  ['below', 'nahezu'],
  ['below', 'beinahe'],
  ['below', 'under'],
  ['below', 'below'],
  ['below', 'nearly'],
  ['below', 'almost'],
  ['exact', 'genau'],
  ['exact', 'exakt'],
  ['exact', 'exactly'],
  ['exact', 'precisely'],
  ['about', 'etwa'],
  ['about', 'rund'],
  ['about', 'circa'],
  ['about', 'ca .'],
  ['about', 'ungefähr'],
  ['about', 'gut'],
  ['about', 'about'],
  ['about', 'around'],
  ['about', 'roughly'],
  ['about', 'approximately'],
  ['about', 'some'],
];
/** Between the words and the figure. */
const BETWEEN = /^(etwa|rund|circa|about|around|roughly|a|an|the|d(ie|er|as|en)|ein(e[mnrs]?)?|[$€£¥₩])$/;
const LONGEST = Math.max(...BOUNDS.map(([, words]) => words.split(' ').length));

/** What the words before a figure say of it. `über`, `under` and their like count only right before it. */
export function boundBefore(tokens: Token[], at: number): Bound | undefined {
  const start = BETWEEN.test(tokens[at - 1]?.word ?? '') && boundEndingAt(tokens, at - 1) ? at - 1 : at;
  return boundEndingAt(tokens, start);
}

/** How far before a figure such words may stand: `unter den von den USA geforderten 2 Prozent`. */
const REACH = 8;

/** The same, wherever it stands before the figure and behind the figure before. */
export function boundAhead(tokens: Token[], at: number): Bound | undefined {
  for (let end = at; end > Math.max(0, at - REACH) && !/^\d/.test(tokens[end - 1]!.text); end--) {
    const bound = boundEndingAt(tokens, end);
    if (bound) return bound;
  }
  return undefined;
}

function boundEndingAt(tokens: Token[], end: number): Bound | undefined {
  const before = ` ${tokens
    .slice(Math.max(0, end - LONGEST), end)
    .map(({ word }) => word)
    .join(' ')}`;
  return BOUNDS.find(([, words]) => before.endsWith(` ${words}`))?.[0];
}

/** Whether a figure with this bound is borne out by one with that: none is turned round, and none made of nothing. */
export function boundHolds(claimed: Bound | undefined, given: Bound | undefined): boolean {
  if (claimed === 'above' || claimed === 'below') return claimed === given;
  return claimed !== 'exact' || given === undefined || given === 'exact';
}
