import type { Terms } from '#index/terms.ts';
import { words } from '#index/text.ts';
import { leansOn } from './leanOn.ts';
import { type RankedSentence, textOf } from './sentences.ts';

/** A sentence says the same as another from this share of common terms on. */
const REPETITION = 0.5;
/** How far back a chain of leaning sentences is followed. */
const LOOK_BACK = 2;
/** A sentence is worth adding while it is at least this likely, compared with the first. */
const WORTH_ADDING = 0.25;

export interface Budget {
  /** Below this many words, the next likely sentence is added even where it is less likely. */
  atLeast: number;
  atMost: number;
}

/**
 * The sentences of an answer: the likeliest, then those that add to it without repeating it, each with the sentence
 * before where it leans on that. The likeliest comes first; the others follow passage by passage, in reading order.
 * @param ranked likeliest first.
 */
export function selectSentences(ranked: RankedSentence[], budget: Budget, terms: Terms): RankedSentence[] {
  const chosen: RankedSentence[] = [];
  let lead = 0;
  let length = 0;
  for (const sentence of ranked) {
    const enough = chosen.length && length >= budget.atLeast;
    if (enough && sentence.probability < WORTH_ADDING * ranked[0]!.probability) break;
    if (chosen.some((other) => isSame(sentence, other) || repeats(sentence, other, terms))) continue;
    const group = withAntecedents(sentence).filter((one) => !chosen.some((other) => isSame(one, other)));
    const added = group.reduce((sum, { text }) => sum + words(text).length, 0);
    if (chosen.length && length + added > budget.atMost) continue;
    lead ||= group.length;
    chosen.push(...group);
    length += added;
  }
  return inOrder(chosen, lead);
}

/** A sentence with those before it that it leans on. */
function withAntecedents(sentence: RankedSentence): RankedSentence[] {
  const group = [sentence];
  while (group.length <= LOOK_BACK && group[0]!.index > 0 && leansOn(group[0]!.text)) {
    const index = group[0]!.index - 1;
    group.unshift({ ...sentence, index, text: textOf(sentence.passage, index) });
  }
  return group;
}

/** The first `lead` sentences, what follows them in their passage, what stands before them there, the other passages. */
function inOrder(sentences: RankedSentence[], lead: number): RankedSentence[] {
  const order = [...new Set(sentences.map(({ passage }) => passage.id))];
  const last = sentences[lead - 1];
  const rankOf = ({ passage, index }: RankedSentence) =>
    2 * order.indexOf(passage.id) + Number(passage.id === last?.passage.id && index < last.index);
  const rest = sentences.slice(lead).sort((a, b) => rankOf(a) - rankOf(b) || a.index - b.index);
  return [...sentences.slice(0, lead), ...rest];
}

function isSame(a: RankedSentence, b: RankedSentence): boolean {
  return a.passage.id === b.passage.id && a.index === b.index;
}

/** Overlap coefficient of the terms: a short sentence repeats a long one that holds it. */
function repeats(a: RankedSentence, b: RankedSentence, terms: Terms): boolean {
  const [ofA, ofB] = [terms.of(a.text), terms.of(b.text)];
  const common = [...ofA].filter((term) => ofB.has(term)).length;
  return common > REPETITION * Math.max(1, Math.min(ofA.size, ofB.size));
}
