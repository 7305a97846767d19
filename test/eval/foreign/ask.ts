import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnswerFinder } from '#index/questions.ts';
import { readIndexSettings } from '#index/settings.ts';
import { createTerms } from '#index/terms.ts';
import { metNear } from '#server/answer/metNear.ts';
import { analyze } from '#server/answer/question.ts';
import { refusalFeatures } from '#server/answer/refuse.ts';
import { READ, rankSentences } from '#server/answer/sentences.ts';
import { readStatements } from '#server/answer/statements.ts';
import { unanswerability } from '#server/answer/unanswerability.ts';
import { WEIGHTS_UNSEEN } from '#server/answer/weights.ts';
import { createWordMatcher } from '#server/answer/wordMatch.ts';
import { assemble } from '#server/assemble.ts';
import type { Library } from '#server/library.ts';
import type { ForeignQuestion, ForeignText } from './texts.ts';

/** A question put to a text. */
export interface Pair {
  text: ForeignText;
  /** The text that it was written for: where it is another, this one does not answer. */
  from: ForeignText;
  question: ForeignQuestion;
}

/** What a refusal can be decided by. */
export interface Asked extends Pair {
  /** Whether the sentence ranked first answers, whatever was decided on it. */
  rightFirst: boolean;
  features: Record<string, number>;
}

/** What a reader is answered. */
export interface Answered extends Pair {
  refused: boolean;
  /** Whether a sentence of the answer holds what was asked for. */
  right: boolean;
  /** Whether a passage that is shown beside the answer, or instead of it, does. */
  shown: boolean;
  quotes: number;
}

const RETRIEVED = 12;

/** Adds texts as a reader would; nothing of them remains behind what `use` does with them. */
export async function withTexts<Result>(
  texts: readonly ForeignText[],
  use: (parts: Awaited<ReturnType<typeof assemble>>, idOf: Map<ForeignText, string>) => Promise<Result>,
): Promise<Result> {
  const studiesDir = mkdtempSync(join(tmpdir(), 'beleg-foreign-'));
  try {
    const parts = await assemble({ ...readIndexSettings({}), studiesDir });
    const idOf = new Map<ForeignText, string>();
    for (const text of texts) idOf.set(text, (await parts.library.add(text.file)).id);
    return await use(parts, idOf);
  } finally {
    rmSync(studiesDir, { recursive: true, force: true });
  }
}

/** Asks as a reader would. */
export async function answersOf(
  pairs: readonly Pair[],
  library: Library,
  idOf: Map<ForeignText, string>,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const { text, from, question } of pairs) {
    const { answerer } = await library.select([idOf.get(text)!]);
    const { answer, passages } = await answerer.find([{ role: 'user', content: question.text }]);
    const { abstained, citations } = await answer();
    answered.push({
      text,
      from,
      question,
      refused: abstained,
      right: text === from && citations.some(({ quote }) => holds(quote, question)),
      shown: text === from && passages.some((passage) => holds(passage.text, question)),
      quotes: citations.length,
    });
  }
  return answered;
}

/** With each question of every pair, what the decision to refuse it can be made by. */
export async function featuresOf(
  texts: readonly ForeignText[],
  { library, encoder }: Awaited<ReturnType<typeof assemble>>,
  idOf: Map<ForeignText, string>,
): Promise<Asked[]> {
  const match = createWordMatcher(encoder);
  const asked: Asked[] = [];
  for (const text of texts) {
    const { study, search } = await library.select([idOf.get(text)!]);
    const terms = createTerms(study);
    const statements = readStatements(study, terms, new AnswerFinder(study.passages));
    for (const { from, question } of pairsOf(texts).filter((pair) => pair.text === text)) {
      const analyzed = analyze(question.text);
      const results = await search(question.text, RETRIEVED);
      const read = results.slice(0, READ);
      const ranked = rankSentences(analyzed, read, statements, terms, WEIGHTS_UNSEEN.sentence);
      asked.push({
        text,
        from,
        question,
        rightFirst: text === from && holds(ranked[0]?.statement.text ?? '', question),
        features: {
          ...(await refusalFeatures(analyzed, results, ranked, terms, match)),
          unanswerability: unanswerability(question.text),
          metNear: await metNear(analyzed, results, match),
        },
      });
    }
  }
  return asked;
}

/** Every text with its own questions, and with those of the others of its half. */
export function pairsOf(texts: readonly ForeignText[]): Pair[] {
  return texts.flatMap((text) =>
    texts
      .filter(({ half }) => half === text.half)
      .flatMap((from) => from.questions.map((question) => ({ text, from, question }))),
  );
}

function holds(sentence: string, { quote }: ForeignQuestion): boolean {
  return quote !== undefined && plain(sentence).includes(plain(quote));
}

/** Letters and digits alone are compared. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
