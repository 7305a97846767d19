/**
 * `npm run foreign`: what search, answers and refusals are worth on texts whose subjects have nothing to do with the
 * shipped study, as a reader's own may be. Fits refusals on half of the texts and writes `refusalUnseen.json`; the other
 * half is only measured, by the weights that were there before.
 */
import { writeFileSync } from 'node:fs';
import { interval } from '#server/answer/calibrate/refusal.ts';
import { refusalScores } from '#server/answer/refuse.ts';
import { type Asked, answersOf, featuresOf, type Pair, pairsOf, withTexts } from './ask.ts';
import { fitRefusal, isAnswerable, isFar } from './fit.ts';
import { HALVES, loadTexts } from './texts.ts';

const texts = loadTexts();
const { asked, answered } = await withTexts(texts, async (parts, idOf) => ({
  asked: await featuresOf(texts, parts, idOf),
  answered: await answersOf(pairsOf(texts), parts.library, idOf),
}));

const share = <One>(all: readonly One[], holds: (one: One) => boolean) =>
  all.length ? `${interval(all.filter(holds).length, all.length)} of ${all.length}` : '';

const mean = (all: number[]) => (all.reduce((sum, one) => sum + one, 0) / all.length).toFixed(1);

for (const half of HALVES) {
  const rows = ['all', 'de', 'en', 'plain', 'paraphrase', 'own language', 'other language'].map((row) => {
    const of = <One extends Pair>(all: readonly One[]) =>
      all.filter(
        ({ text, question: { lang, kind } }) =>
          text.half === half &&
          (row === 'all' ||
            row === lang ||
            row === kind ||
            row === (lang === text.language ? 'own language' : 'other language')),
      );
    const answerable = of(answered).filter(isAnswerable);
    const ownOther = (kind: string) =>
      of(answered).filter((one) => one.text === one.from && one.question.kind === kind);
    return [
      row,
      {
        'right sentence ranked first': share(of(asked).filter(isAnswerable), (one) => one.rightFirst),
        'right in the answer': share(answerable, (one) => one.right),
        'right passage shown': share(answerable, (one) => one.shown),
        'quotes in an answer': mean(
          of(answered)
            .filter((one) => !one.refused)
            .map(({ quotes }) => quotes),
        ),
        'refused though answerable': share(answerable, (one) => one.refused),
        'near miss refused': share(ownOther('near'), (one) => one.refused),
        'far refused': share(ownOther('far'), (one) => one.refused),
        'of another text refused': share(
          of(answered).filter((one) => one.text !== one.from),
          (one) => one.refused,
        ),
      },
    ];
  });
  console.log(`${half}, with the weights as they are:`);
  console.table(Object.fromEntries(rows));
}

// Each text, and all that is asked of it, judged by what the others fitted.
const fitting = asked.filter(({ text }) => text.half === 'fitting');
const fitted = new Map<Asked['text'], ReturnType<typeof fitRefusal>>();
const judged = fitting.map((one) => ({ one, weights: weightsWithout(one.text) }));
const refused = (of: (one: Asked) => boolean) =>
  share(
    judged.filter(({ one }) => of(one)),
    ({ one, weights }) => refusalScores(one.features, weights).far > 0,
  );
console.log('fitting, each text judged by what the others fitted; refused:');
console.table({
  answerable: refused(isAnswerable),
  'answerable, right sentence ranked first': refused((one) => one.rightFirst),
  'near miss': refused((one) => !isFar(one) && !isAnswerable(one)),
  far: refused((one) => isFar(one) && one.text === one.from),
  'of another text': refused((one) => one.text !== one.from),
});

writeFileSync(
  new URL('../../../server/answer/refusalUnseen.json', import.meta.url),
  `${JSON.stringify(fitRefusal(fitting), null, 2)}\n`,
);

function weightsWithout(text: Asked['text']) {
  const known =
    fitted.get(text) ?? fitRefusal(fitting.filter((one) => one.text !== text && one.from !== text));
  fitted.set(text, known);
  return known;
}
