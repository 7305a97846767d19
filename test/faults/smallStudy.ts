import { loadStudy } from '#corpus/load.ts';
import type { Study } from '#corpus/types.ts';
import { openIndex } from '#index/build.ts';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { loadQuestions } from '#index/questions.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';

/** Enough to have an index of every kind of file, few enough to build it many times a second. */
const PASSAGES = 12;

const whole = loadStudy();
export const encoder = await loadEmbedder(SHIPPED_ENCODER);
export const questions = loadQuestions().slice(0, 200);

/** Two parts of the shipped study: each has an index of its own, and takes the place of the other's. */
export const studies = { first: partOf(0), second: partOf(PASSAGES) };
export type Name = keyof typeof studies;

function partOf(from: number): Study {
  return { ...whole, passages: whole.passages.slice(from, from + PASSAGES) };
}

export function open(name: Name, root: string, { rebuild = false, say = (_: string) => {} } = {}) {
  return openIndex(studies[name], encoder, { root, questions, rebuild, progress: { say } });
}

/** What a search in an index finds, with its scores. */
export async function found(name: Name, index: Awaited<ReturnType<typeof open>>) {
  const study = studies[name];
  const results = await createSearch(study, index, encoder, createTerms(study))('Allianzen der USA', 5);
  return results.map(({ passage, score }) => `${passage.id} ${score}`);
}
