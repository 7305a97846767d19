import type { Language } from '../../requests.ts';
import { type Bound, boundAhead, boundBefore } from './bounds.ts';
import { cardinal, collective, decade, fraction, multiple, ordinal, scale } from './numberWords.ts';
import { readings } from './readings.ts';
import { type Token, tokensOf } from './tokens.ts';
import { isMeasure, monthOf, type Unit, unitOf } from './units.ts';

/** A figure of a text, by its value. */
export interface Quantity {
  /** As the text has it, with its scale. */
  words: string;
  /** What it may be: `55.300` is 55300, or in English 55.3 as well. */
  values: number[];
  /** The same before its scale: 5.07 of `5,07 Billionen`. */
  digits: number[];
  unit?: Unit;
  /** `more than`, `knapp`. */
  bound?: Bound;
  /** The same, but that it may stand further ahead, where it may be another's. */
  ahead?: Bound;
  /** `beide` says two without saying it: it bears out a figure, and needs none. */
  implied?: true;
}

/** How far behind a figure its unit may stand: `13 moderne E-2D-Aufklärungsflugzeuge`. */
const UNIT_WITHIN = 4;
/** Where what a figure counts can no longer follow. */
const UNIT_ENDS =
  /^(aus|in|im|am|an|auf|bei|von|vom|zu|zum|zur|mit|für|und|oder|sowie|bis|als|gegen|nach|über|unter|seit|davon|of|on|at|by|for|from|to|with|and|or|as|than|since|after|before|were|was|is|are|[^\p{L}\p{N}%‰°$€£¥₩₽₹¢"'»«“”‑-])$/u;
/** Between two figures of a range, which share the unit behind the second. */
const RANGE = /^(bis|bis zu|und|auf|oder|to|and|or|[-–‑])( (zu|about|etwa|rund|between|zwischen))?$/;

const ARTICLE = /^(ein(e[mnrs]?)?|one)$/;
/** Says one where an article would not. */
const ALONE = /^(einzige[mnrs]?|single)$/;
/** `by a decade`: a length of time, unlike `five billion a year`. */
const LASTING = /^(by|for|within|after|in)$/;
const IMPLIED: Array<[number, RegExp]> = [
  [2, /^(beide[mnrs]?|beiderseitige?\p{L}*|both|bilateral\p{L}*)$/u],
  [3, /^(trilateral\p{L}*|dreieck\p{L}*)$/u],
];
/** Kinds of figures that are never another's: the third is not three, the 1970s are not 1970. */
export const APART: ReadonlySet<Unit> = new Set<Unit>(['ordinal', 'share', 'times', 'years of']);

/** Found where in the tokens: `from` … `to`, the last that belongs to it. */
type Found = Quantity & { from: number; to: number; scaled?: number; year?: true };

/** Every figure that a text has, in digits or in words. */
export function quantitiesIn(text: string, language: Language): Quantity[] {
  const tokens = tokensOf(text, language);
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const quantity = readAt(tokens, at, language);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.to;
  }
  spread(found, tokens);
  return found.map(({ from, to, scaled, year, ...quantity }) => quantity);
}

function readAt(tokens: Token[], at: number, language: Language): Found | undefined {
  const { text, word } = tokens[at]!;
  const next = tokens[at + 1];
  const implied = IMPLIED.find(([, pattern]) => pattern.test(word));
  if (implied) return figure(tokens, at, at, [implied[0]], { implied: true });
  const times = multiple(word, language);
  if (times) return figure(tokens, at, at, [times], { unit: 'times' });
  const years = decade(word);
  if (years) return figure(tokens, at, at, [years], { unit: 'years of' });
  const part = fraction(word);
  if (part) return figure(tokens, at, at, [part], { unit: 'share' });
  if (/^\d/.test(text)) return numeral(tokens, at, language);
  const rank = ordinal(word, language);
  if (rank) return rankOrShare(tokens, at, rank);
  const bare = scale(word, language);
  if (bare && bare >= 100 && text.length > 2) return figure(tokens, at, at, [bare]);
  if (ALONE.test(word)) return figure(tokens, at, at, [1]);
  if (ARTICLE.test(word)) {
    const unit = next && unitOf(afterHyphen(tokens, at + 1)?.word ?? '');
    const counts =
      next &&
      (scale(next.word, language) || fraction(next.word) || (unit && (word === 'one' || isMeasure(unit))));
    return counts ? counted(tokens, at, at, [1], language) : undefined;
  }
  if (/^an?$/.test(word) && language === 'en' && next) {
    const lasts = LASTING.test(tokens[at - 1]?.word ?? '') && isMeasure(unitOf(next.word) ?? 'soldiers');
    if (lasts) return counted(tokens, at, at, [1], language);
    const several = collective(next.word);
    return several && tokens[at + 2]?.word === 'of' ? figure(tokens, at, at + 1, [several]) : undefined;
  }
  const value = cardinal(word, language);
  if (value === undefined) return undefined;
  const unit = language === 'en' && value >= 20 && next?.text === '-' && tokens[at + 2];
  const units = unit ? cardinal(unit.word, language) : undefined;
  return units
    ? counted(tokens, at, at + 2, [value + units], language)
    : counted(tokens, at, at, [value], language);
}

/** `1970er`, `5. Generation`, `16. März`, `2024/25`, `55 300 Soldaten`. */
function numeral(tokens: Token[], at: number, language: Language): Found {
  const { text, end } = tokens[at]!;
  const next = tokens[at + 1];
  const glued = next?.start === end ? next.word : '';
  const values = readings(text, language).map((value) => (isNegative(tokens, at) ? -value : value));
  if (/^(er|s)$/.test(glued)) return figure(tokens, at, at + 1, values, { unit: 'years of' });
  if (/^(st|nd|rd|th)$/.test(glued)) {
    return dated(tokens, at, at + 1, values) ?? figure(tokens, at, at + 1, values, { unit: 'ordinal' });
  }
  const day = dated(tokens, at, glued === '.' ? at + 1 : at, values);
  if (day) return day;
  if (glued === '.' && /^\p{L}/u.test(tokens[at + 2]?.text ?? '') && /^\d{1,2}$/.test(text)) {
    return figure(tokens, at, at, values, language === 'de' ? { unit: 'ordinal' } : {});
  }
  if (isYear(text)) return yearAt(tokens, at, values);
  const before = tokens[at - 2];
  if (/^\d\d$/.test(text) && /^[/–-]$/.test(tokens[at - 1]?.text ?? '') && before && isYear(before.text)) {
    return figure(tokens, at, at, [...values, Number(before.text.slice(0, 2) + text)]);
  }
  return counted(tokens, at, at, values, language);
}

/** `minus 14`, `−14`, and not `10-14` or `F-14`. */
function isNegative(tokens: Token[], at: number): boolean {
  const sign = tokens[at - 1];
  if (sign?.word === 'minus') return true;
  if (!sign || !/^[-−–]$/.test(sign.text) || sign.end < tokens[at]!.start) return false;
  const before = tokens[at - 2];
  return !before || (before.end < sign.start && !/^\d/.test(before.text));
}

function isYear(text: string): boolean {
  return /^(1[5-9]|20)\d\d$/.test(text);
}

/** A day, which belongs to its month: `16. März`, `March 16`. */
function dated(tokens: Token[], at: number, to: number, values: number[]): Found | undefined {
  if (!/^\d{1,2}$/.test(tokens[at]!.text)) return undefined;
  const month = monthOf(tokens[to + 1]?.word ?? '') ?? monthOf(tokens[at - 1]?.word ?? '');
  return month ? figure(tokens, at, to, values, { unit: `day in ${month}` }) : undefined;
}

/** A year, which belongs to the month before it: `März 2021`, `March 16, 2021`. It counts years unless something else follows. */
function yearAt(tokens: Token[], at: number, values: number[]): Found {
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  const date = before.join(' ').match(/(\p{L}+)( \d{1,2})? ?[,.]?$/u);
  const month = date ? monthOf(date[1]!) : undefined;
  // `more than 2019` is more than in that year.
  const { bound: _, ...quantity } = figure(tokens, at, at, values, {
    ...(month && { unit: `month ${month}` }),
  });
  return { ...quantity, year: true, ...(month && { words: `${tokens[at - 1]!.text} ${quantity.words}` }) };
}

/** `the third`, and `a third of them`. */
function rankOrShare(tokens: Token[], at: number, rank: number): Found {
  const { word } = tokens[at]!;
  const isShare =
    word === 'third' && /^(a|one|-)$/.test(tokens[at - 1]?.word ?? '') && tokens[at + 1]?.word === 'of';
  return isShare
    ? figure(tokens, at, at, [1 / 3], { unit: 'share' })
    : figure(tokens, at, at, [rank], { unit: 'ordinal' });
}

/** A figure with its scale and unit, or the numerator of a fraction. */
function counted(tokens: Token[], from: number, last: number, plain: number[], language: Language): Found {
  let to = last;
  let scaled = 1;
  const after = afterHyphen(tokens, to + 1);
  const part = fraction(after?.word ?? '') ?? (after?.word === 'third' ? 1 / 3 : undefined);
  if (part && part < 0.5) {
    return figure(
      tokens,
      from,
      tokens.indexOf(after!),
      plain.map((n) => n * part),
      { unit: 'share' },
    );
  }
  if (/^(times|mal|fold)$/.test(after?.word ?? '')) {
    return figure(tokens, from, tokens.indexOf(after!), plain, { unit: 'times' });
  }
  for (let by = scaleAt(tokens, to + 1, language); by; by = scaleAt(tokens, to + 1, language)) {
    scaled *= by;
    to = tokens.indexOf(afterHyphen(tokens, to + 1)!);
    if (tokens[to + 1]?.text === '.' && /^(mio|mrd|bio)$/.test(tokens[to]!.word)) to++;
  }
  const sign = unitOf(tokens[from - 1]?.text ?? '');
  const unit = sign && !/^\p{L}/u.test(tokens[from - 1]!.text) ? sign : unitBehind(tokens, to);
  const quantity = figure(
    tokens,
    from,
    to,
    plain.map((n) => n * scaled),
    { ...(unit && { unit }) },
  );
  return { ...quantity, digits: plain, ...(scaled > 1 && { scaled }) };
}

function scaleAt(tokens: Token[], at: number, language: Language): number | undefined {
  return scale(afterHyphen(tokens, at)?.word ?? '', language);
}

function unitBehind(tokens: Token[], to: number): Unit | undefined {
  for (const { text, word } of tokens.slice(to + 1, to + 1 + UNIT_WITHIN)) {
    if (/^\d/.test(text) || UNIT_ENDS.test(word)) return undefined;
    const unit = unitOf(word);
    if (unit) return unit;
  }
  return undefined;
}

/** The token here, or behind the hyphen here: `five-year`. */
function afterHyphen(tokens: Token[], at: number): Token | undefined {
  return /^[-‑]$/.test(tokens[at]?.text ?? '') ? tokens[at + 1] : tokens[at];
}

/** In a range the first takes scale and unit of the second. */
function spread(found: Found[], tokens: Token[]): void {
  const isBare = ({ unit, scaled, year, implied }: Found) => !unit && !scaled && !year && !implied;
  for (let i = found.length - 2; i >= 0; i--) {
    const one = found[i]!;
    const next = found[i + 1]!;
    const between = tokens
      .slice(one.to + 1, next.from)
      .map(({ word }) => word)
      .join(' ');
    if (!isBare(one) || next.year || !next.unit || !RANGE.test(between)) continue;
    one.unit = next.unit;
    one.values = one.values.map((value) => value * (next.scaled ?? 1));
  }
}

/** Figures of evidence, where one that names no unit has that of the last that does: `25 Prozent …, 2020 nur noch 15`. */
export function evidenceQuantities(text: string, language: Language): Quantity[] {
  let last: Unit | undefined;
  return quantitiesIn(text, language).map((quantity) => {
    if (quantity.unit && !APART.has(quantity.unit) && !quantity.unit.includes(' ')) last = quantity.unit;
    const isYearLike = quantity.values.some((value) => isYear(String(value)));
    return quantity.unit || !last || isYearLike || quantity.implied ? quantity : { ...quantity, unit: last };
  });
}

function figure(
  tokens: Token[],
  from: number,
  to: number,
  values: number[],
  more: Partial<Quantity> = {},
): Found {
  const words = tokens.slice(from, to + 1);
  const text = words
    .map((token, i) => (i && token.start > words[i - 1]!.end ? ` ${token.text}` : token.text))
    .join('');
  const bound = boundBefore(tokens, from);
  const ahead = boundAhead(tokens, from);
  return {
    words: text,
    values,
    digits: values,
    from,
    to,
    ...(bound && { bound }),
    ...(ahead && { ahead }),
    ...more,
  };
}
