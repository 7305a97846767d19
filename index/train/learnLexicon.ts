import { SparseAdam } from './adam.ts';
import { Gradients } from './gradients.ts';
import type { SynonymGroup } from './lexicon.ts';
import { addPairGradients, LexiconPairs } from './pairs.ts';
import { createRandom } from './random.ts';
import { type Progress, type Recipe, WEIGHT_RATE } from './recipe.ts';
import { StaticModel } from './staticModel.ts';
import { tokenParts } from './tokenParts.ts';
import type { WordPiece } from './wordPiece.ts';

/** Tokens more frequent than this share of all are weighted down from the start (SIF, Arora et al. 2017). */
const COMMON = 1e-3;
const STEPS_A_REPORT = 1000;

/** Stage one: what words mean, from synonyms and translations. */
export function learnLexicon(
  wordPiece: WordPiece,
  groups: readonly SynonymGroup[],
  recipe: Recipe,
  progress: Progress,
): StaticModel {
  const { seed, width, lexicon } = recipe;
  const random = createRandom(seed);
  const model = new StaticModel(tokenParts(wordPiece.tokens), width);
  model.randomize(random);
  weighByRarity(model, wordPiece, groups);
  model.silence(wordPiece.specialIds);
  const pairs = new LexiconPairs(groups, random);
  const gradients = new Gradients(model);
  const adam = new SparseAdam(model);
  const encode = (text: string) => wordPiece.encode(text);
  let loss = 0;
  for (let step = 0; step < lexicon.steps; step++) {
    loss += addPairGradients(model, gradients, pairs.take(lexicon.batch), encode, lexicon.temperature, 1);
    const rate = lexicon.rate * (1 - (0.9 * step) / lexicon.steps);
    adam.step(gradients, rate, rate * WEIGHT_RATE);
    if ((step + 1) % STEPS_A_REPORT === 0 || step + 1 === lexicon.steps) {
      progress(
        `lexicon: step ${step + 1} of ${lexicon.steps}, loss ${(loss / ((step % STEPS_A_REPORT) + 1)).toFixed(3)}`,
      );
      loss = 0;
    }
  }
  return model;
}

function weighByRarity(model: StaticModel, wordPiece: WordPiece, groups: readonly SynonymGroup[]): void {
  const counts = new Float64Array(model.tokens);
  let total = 0;
  for (const term of groups.flat()) {
    for (const id of wordPiece.encode(term)) {
      counts[id] = counts[id]! + 1;
      total++;
    }
  }
  for (let id = 0; id < model.tokens; id++) {
    model.logWeights[id] = Math.log(COMMON / (COMMON + counts[id]! / total));
  }
}
