import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnswerFinder } from '#index/questions.ts';
import { readIndexSettings } from '#index/settings.ts';
import { createTerms } from '#index/terms.ts';
import { analyze } from '#server/answer/question.ts';
import { metNear, refusalFeatures } from '#server/answer/refuse.ts';
import { READ, rankSentences } from '#server/answer/sentences.ts';
import { readStatements } from '#server/answer/statements.ts';
import { WEIGHTS_UNSEEN } from '#server/answer/weights.ts';
import { createWordMatcher } from '#server/answer/wordMatch.ts';
import { assemble } from '#server/assemble.ts';
import type { Library } from '#server/library.ts';
import type { ForeignQuestion, ForeignText } from './texts.ts';

/** A question put to a text. */
export interface Asked {
  text: ForeignText;
  /** The text that it was written for: where it is another, this one does not answer. */
  from: ForeignText;
  question: ForeignQuestion;
  /** Whether the sentence ranked first answers, whatever was decided on it. */
  rightFirst: boolean;
  features: Record<string, number>;
}

/** What a reader is answered. */
export interface Answered extends Pick<Asked, 'text' | 'from' | 'question'> {
  refused: boolean;
  /** Whether the answer's first sentence, and whether any, holds what was asked for. */
  rightFirst: boolean;
  right: boolean;
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

/** Puts every text its own questions, and those of the others of its half, as a reader would. */
export async function answersOf(
  texts: readonly ForeignText[],
  library: Library,
  idOf: Map<ForeignText, string>,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const { text, from, question } of pairsOf(texts)) {
    const { answerer } = await library.select([idOf.get(text)!]);
    const { answer } = await answerer.find([{ role: 'user', content: question.text }]);
    const { abstained, citations } = await answer();
    const isRight = citations.map(({ quote }) => text === from && holds(quote, question));
    answered.push({
      text,
      from,
      question,
      refused: abstained,
      rightFirst: isRight[0] ?? false,
      right: isRight.includes(true),
    });
  }
  return answered;
}

/** The same questions, with what the decision to refuse them can be made by. */
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
          metNear: await metNear(analyzed, results, match),
        },
      });
    }
  }
  return asked;
}

function pairsOf(texts: readonly ForeignText[]): Array<Pick<Asked, 'text' | 'from' | 'question'>> {
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
