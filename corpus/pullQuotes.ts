import type { Passage } from './types.ts';

/** A quote is set beside the text it repeats; in the file other quotes and short paragraphs may come between. */
const NEIGHBOURS = [1, -1, 2, -2];

/**
 * Share of a quote's words that the repeated paragraph must hold. Quotes are reworded, the freest of the study keeps 57 %;
 * an ordinary one-sentence paragraph shares at most half of its words with a neighbour.
 */
const MORE_THAN = 0.5;

/** Shorter words are mostly articles and prepositions. */
const SHORTEST_WORD = 4;
/** Letters by which two forms of a German word (`Teilnahme`, `teilnimmt`) count as the same. */
const STEM_LENGTH = 5;

/**
 * Body paragraphs of a single sentence that repeat a paragraph beside them become pull quotes, with the id of the one they
 * share most words with.
 */
export function markPullQuotes(passages: readonly Passage[]): Passage[] {
  return passages.map((passage, index) => {
    if (passage.kind !== 'body' || passage.sentences.length !== 1) return passage;
    const neighbours = NEIGHBOURS.map((distance) => passages[index + distance]);
    const repeated = mostSimilar(
      passage,
      neighbours.filter((other) => other?.sectionId === passage.sectionId),
    );
    return repeated ? { ...passage, kind: 'pull-quote', repeats: repeated.id } : passage;
  });
}

function mostSimilar(quote: Passage, others: ReadonlyArray<Passage | undefined>): Passage | undefined {
  let best: Passage | undefined;
  let highest = MORE_THAN;
  for (const other of others) {
    const share = other ? sharedWords(quote.text, other.text) : 0;
    if (share > highest) {
      highest = share;
      best = other;
    }
  }
  return best;
}

/** Share of the content words of `quote` that `text` holds too. */
function sharedWords(quote: string, text: string): number {
  const words = stems(quote);
  const others = stems(text);
  return [...words].filter((word) => others.has(word)).length / Math.max(1, words.size);
}

function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter((word) => word.length >= SHORTEST_WORD).map((word) => word.slice(0, STEM_LENGTH)),
  );
}
