/**
 * `npm run unseen`: what search, sentences and refusals are worth on a text that the encoder has not learned, as a
 * reader's own study is. Each chapter is left out of training in turn (an encoder takes some minutes; those that are
 * there are used again) and is asked its own questions, without any known ones. Fits the weights for such texts, each
 * chapter measured by those that the others fitted, and writes `rankingUnseen.json` and `weightsUnseen.json`. Refusals are
 * fitted by `npm run foreign`: a chapter is still on the study's subject.
 *
 * `ENCODER=Xenova/multilingual-e5-small npm run unseen` does the same with another encoder, which has learned no chapter
 * and needs no training: the weights written are then for that one.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadStudy } from '#corpus/load.ts';
import { loadEmbedder, SHIPPED_ENCODER } from '#index/embed.ts';
import { loadQuestions } from '#index/questions.ts';
import { type Chapter, chapterFolder, chaptersOf, everythingIn } from '#index/train/chapters.ts';
import { trainWithout } from '#index/train/trainEncoder.ts';
import { rankByOthers } from '#server/answer/calibrate/ranking.ts';
import { fitSentenceRanking } from '#server/answer/calibrate/sentenceRanking.ts';
import { measureAnswers } from './answers.ts';
import { printRankings } from './rankings.ts';
import { wordScores } from './refusals.ts';
import { type ChapterSample, samplesOf, unanswerableBy } from './samples.ts';
import { createTrial, SCOPES, type Scope } from './trial.ts';

/** Of the passages found so many are looked at for an answer. */
const RETRIEVED = 12;

const study = loadStudy();
const chapters = chaptersOf(study);
const everything = everythingIn(study);
const known = loadQuestions();

/** Another encoder than Beleg's own. */
const other = process.env.ENCODER;
for (const chapter of other ? [] : [...chapters, everything]) {
  if (existsSync(chapterFolder(chapter))) continue;
  console.log(`an encoder without ${chapter.id}:`);
  await trainWithout(study, chapter, console.log);
}

/** Where the indexes of an encoder are kept, the shipped one among them. */
const indexesOf = (encoder: string) =>
  fileURLToPath(new URL(`../../../index/train/work/indexes/${basename(encoder)}`, import.meta.url));
const shipped = await loadEmbedder(SHIPPED_ENCODER);
const whole = await createTrial(everything, 'among all', shipped, indexesOf(SHIPPED_ENCODER), known);
const { contrasts, asked: unanswerable } = await unanswerableBy(
  chapters,
  async (text) => (await whole.search(text, 1))[0]!.passage.id,
);

/** What is asked of each chapter, and found with the encoder named for it. */
async function samplesBy(
  encoderOf: (chapter: Chapter) => string,
  scopes: readonly Scope[],
  options: { known?: typeof known; unanswerable?: typeof unanswerable } = {},
): Promise<ChapterSample[]> {
  const samples: ChapterSample[] = [];
  for (const [fold, chapter] of chapters.entries()) {
    const encoder = encoderOf(chapter);
    const embedder = await loadEmbedder(encoder);
    for (const scope of scopes) {
      const trial = await createTrial(chapter, scope, embedder, indexesOf(encoder), options.known);
      samples.push(
        ...(await samplesOf(study, chapter, fold, options.unanswerable?.[fold] ?? [], scope, trial)),
      );
    }
  }
  return samples;
}

const unseen = await samplesBy((chapter) => other ?? chapterFolder(chapter), SCOPES, { unanswerable });
const byLexicons = other ? [] : await samplesBy(() => chapterFolder(everything), SCOPES);
const seen = await samplesBy(() => SHIPPED_ENCODER, SCOPES);
const asShipped = await samplesBy(() => SHIPPED_ENCODER, ['among all'], { known, unanswerable });

const answerable = unseen.filter(({ gold }) => gold.length);
const learned = answerable.filter(({ source }) => source === 'as readers word them' || source === 'plain');
const rest = unseen.filter((sample) => !learned.includes(sample));
const before = new Map(unseen.map((sample) => [sample, sample.results]));
const ranking = rankByOthers(learned, [...rest, ...byLexicons], ['passage', 'sentence', 'words']);
printRankings(chapters, learned, { unseen: answerable, byLexicons, seen, asShipped });
for (const sample of [...unseen, ...asShipped]) sample.results = sample.results.slice(0, RETRIEVED);

// A paraphrase asks for nothing: what it wants of a sentence cannot be learned from it.
const asking = learned.filter(({ kind }) => kind !== 'paraphrase');
const sentences = fitSentenceRanking(
  asking,
  unseen.filter((sample) => !asking.includes(sample)),
  (sample) => (sample as ChapterSample).trial,
);
await measureAnswers(
  { unseen: unseen.filter(({ kind }) => kind !== 'paraphrase'), asShipped },
  (sample) => before.get(sample)!.slice(0, RETRIEVED),
  sentences,
  wordScores(study, chapters, contrasts),
);

const write = (path: string, content: unknown) =>
  writeFileSync(new URL(path, import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
write('../../../index/rankingUnseen.json', ranking);
write('../../../server/answer/weightsUnseen.json', { sentence: sentences.weights });
