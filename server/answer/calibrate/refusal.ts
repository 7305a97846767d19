import { loadQuestions } from '#index/questions.ts';
import { isHeldBack } from '#index/train/heldBack.ts';
import { hashText } from '#index/train/random.ts';
import {
  isPlainlyForeign,
  type RefusalFeatures,
  type RefusalWeights,
  refusalScores,
  withProducts,
} from '../refuse.ts';
import { encodeModel, wordFeatures } from '../unanswerability.ts';
import { fitLogistic } from './logisticRegression.ts';
import { isMeasuredBy, loadContrasts, type Sample } from './samples.ts';
import { type AskedCase, fitWordLogistic, scoreOf } from './wordLogistic.ts';

const FAR_PENALTY = 0.05;
/** Many more features, most of them products. */
const NEAR_PENALTY = 5;
/** False refusals put up with in fitting, as a share of the questions that the study answers: .03 on others. */
const FALSE_REFUSALS = 0.02;
/** Parts of it that each model may cause. What is far is easy to tell. */
const SPENT_ON = { far: 1 / 3, near: 2 / 3 };
const SHARES = [0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2];
/** The words of a question teach nothing about itself: it is judged by a model of the other parts. */
const PARTS = 5;

/** What the decision sees of a sample. */
export interface Seen {
  sample: Sample;
  features: RefusalFeatures;
}

/**
 * Fits refusals on the answerable questions and the contrasts, and prints the trade-off: the answerable ones, half of
 * them judged by what the other half fitted, beside the foreign ones, on which nothing is fitted.
 * @returns the weights fitted on all, and the word model as its file.
 */
export async function fitRefusal(
  { answerable, contrasts, foreign }: Record<'answerable' | 'contrasts' | 'foreign', Sample[]>,
  featuresOf: (sample: Sample) => Promise<Omit<RefusalFeatures, 'unanswerability'>>,
): Promise<{ weights: RefusalWeights; file: Buffer }> {
  const wordScore = crossFittedWordScore();
  const see = (samples: Sample[]) =>
    Promise.all(
      samples
        .filter(({ question }) => !isPlainlyForeign(question))
        .map(
          async (sample): Promise<Seen> => ({
            sample,
            features: { ...(await featuresOf(sample)), unanswerability: wordScore(sample.question.text) },
          }),
        ),
    );
  const [answered, taught, others] = [await see(answerable), await see(contrasts), await see(foreign)];
  const measured: Measured[] = foreign
    .filter(({ question }) => isPlainlyForeign(question))
    .map(({ kind }) => ({ kind, share: 0 }));
  for (const fold of [0, 1]) {
    const known = answered.filter(({ sample }) => sample.fold !== fold);
    const weights = fitWeights(known, taught);
    const usual = known.map(({ features }) => refusalScores(features, weights));
    for (const { sample, features } of [...answered, ...others]) {
      if (sample.fold !== fold) continue;
      const scores = refusalScores(features, weights);
      const shareOf = (model: 'far' | 'near') =>
        usual.filter((one) => one[model] > scores[model]).length / usual.length / SPENT_ON[model];
      measured.push({ kind: kindOf(sample), share: Math.min(shareOf('far'), shareOf('near')) });
    }
  }
  printTable(measured);
  const all = fitWordLogistic(wordCases(loadQuestions().map(({ text }) => text)));
  return {
    weights: shifted(fitWeights(answered, taught), answered),
    file: encodeModel(all.weights, all.bias),
  };
}

/** Score of a question's words by a model that was not fitted on it. Held-back questions teach none of the models. */
function crossFittedWordScore(): (text: string) => number {
  const partOf = (text: string) => hashText(`part ${text}`) % PARTS;
  const cases = wordCases(
    loadQuestions()
      .filter((question) => !isHeldBack(question) && question.kind !== 'paraphrase')
      .map(({ text }) => text),
  );
  const models = Array.from({ length: PARTS }, (_, part) =>
    fitWordLogistic(cases.filter(({ text }) => partOf(text) !== part)),
  );
  return (text) => scoreOf(models[partOf(text)]!, wordFeatures(text));
}

function wordCases(answered: string[]): AskedCase[] {
  return [
    ...answered.map((text) => ({ text, unanswered: false })),
    ...loadContrasts()
      .filter((contrast) => !isMeasuredBy(contrast))
      .map(({ kind, text }) => ({ text, unanswered: kind !== 'answered' })),
  ];
}

/** What is far from the study, and what is near to it. */
export function fitWeights(answered: Seen[], taught: Seen[]): RefusalWeights {
  const fitted = (
    unanswered: Seen[],
    view: (features: RefusalFeatures) => Record<string, number>,
    penalty: number,
  ) =>
    fitLogistic(
      [
        ...answered.map(({ features }) => ({
          features: view(features),
          holds: false,
          weight: unanswered.length / answered.length,
        })),
        ...unanswered.map(({ features }) => ({ features: view(features), holds: true, weight: 1 })),
      ],
      penalty,
    );
  const isNear = ({ sample }: Seen) => sample.kind === 'near miss';
  return {
    far: fitted(
      taught.filter((one) => !isNear(one)),
      (features) => features,
      FAR_PENALTY,
    ),
    near: fitted(taught.filter(isNear), withProducts, NEAR_PENALTY),
  };
}

/** The weights, even where they cause the false refusals that are put up with. */
export function shifted(weights: RefusalWeights, answered: Seen[]): RefusalWeights {
  const scores = answered.map(({ features }) => refusalScores(features, weights));
  const shift = (model: 'far' | 'near') => {
    const descending = scores.map((one) => one[model]).sort((a, b) => b - a);
    const limit = descending[Math.floor(FALSE_REFUSALS * SPENT_ON[model] * descending.length)]!;
    return { ...weights[model], bias: Math.round(1000 * (weights[model].bias! - limit)) / 1000 };
  };
  return { far: shift('far'), near: shift('near') };
}

/** A question, and the share of false refusals above which it is refused. */
interface Measured {
  kind: string;
  share: number;
}

function kindOf({ kind, places }: Sample): string {
  if (!places.length) return kind;
  return kind === 'answered' ? 'answerable, plain' : 'answerable';
}

function printTable(measured: Measured[]): void {
  const kinds = [...new Set(measured.map(({ kind }) => kind))].sort();
  console.log('share refused, with 95 % intervals (Wilson 1927), by the false refusals put up with:');
  console.table(
    Object.fromEntries(
      SHARES.map((limit) => [
        limit,
        Object.fromEntries(
          kinds.map((kind) => {
            const all = measured.filter((one) => one.kind === kind);
            return [kind, interval(all.filter(({ share }) => share < limit).length, all.length)];
          }),
        ),
      ]),
    ),
  );
}

/** `0.903 (0.85–0.94)`. */
export function interval(count: number, all: number): string {
  const z = 1.96;
  const share = count / all;
  const centre = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return `${share.toFixed(3)} (${Math.max(0, centre - half).toFixed(2)}–${Math.min(1, centre + half).toFixed(2)})`;
}
