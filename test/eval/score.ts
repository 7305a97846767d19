import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChatResponse, SearchResponse } from '#server/schema.ts';

const EVALUATION = fileURLToPath(new URL('dev.jsonl', import.meta.url));

/** A question of an evaluation file. */
export interface EvalQuestion {
  id: string;
  lang: 'de' | 'en';
  /** E.g. `fact`, `list`, `compare`; `unanswerable` by the study. */
  type: string;
  q: string;
  /** Earlier questions of the conversation. */
  history?: string[];
  /** For each need, quotes any of which satisfies it. */
  gold: string[][];
  /** Patterns that the answer must hold; any of each entry's alternatives. */
  must: string[][];
}

/** The questions of a file, those that Beleg is evaluated by unless it is named. */
export function loadEvalQuestions(file = EVALUATION): EvalQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line));
}

/** Measures of one question; absent where they do not apply. All between 0 and 1 but the last two. */
export interface Scores {
  'need@1'?: number;
  'need@5'?: number;
  'need@10'?: number;
  mrr?: number;
  'ndcg@10'?: number;
  /** Share of the facts that the answer must hold. */
  facts?: number;
  /** Share of the needs whose gold quote is among the citations. */
  grounded?: number;
  /** Share of the citations that stand in the study word for word. */
  exact?: number;
  /** Share of the citations that are, or whose passage holds, a gold quote. */
  onPoint?: number;
  /** Comparisons: whether every side is cited. */
  balanced?: number;
  /** Unanswerable questions refused, and answerable ones. */
  refused?: number;
  falselyRefused?: number;
  words?: number;
  citations?: number;
}

/** Speaks to the public interface alone: a running server, or the app in this process. */
export type Call = <Response>(path: string, body?: unknown) => Promise<Response>;

const RETRIEVED = 20;

/** Letters alone are compared, so that footnote marks and line breaks do not matter. */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-zäöüß]/g, '');
}

/** Asks one question, by search and in chat, and scores what comes back. `study` holds the study's letters. */
export async function scoreQuestion(question: EvalQuestion, study: string, call: Call): Promise<Scores> {
  const asked = [...(question.history ?? []), question.q];
  const found = await call<SearchResponse>(
    `/api/search?k=${RETRIEVED}&q=${encodeURIComponent(asked.join(' '))}`,
  );
  const messages = asked.map((content) => ({ role: 'user', content }));
  const chat = await call<ChatResponse>('/api/chat', { messages, stream: false });
  if (question.type === 'unanswerable') return { refused: Number(chat.abstained) };
  return { ...scoreSearch(question, found.passages), ...scoreAnswer(question, found, chat, study) };
}

/** Need@k, reciprocal rank and nDCG@10 (Järvelin & Kekäläinen 2002, binary gains). */
export function scoreSearch(
  { gold }: Pick<EvalQuestion, 'gold'>,
  passages: ReadonlyArray<{ text: string; source?: string | undefined }>,
): Scores {
  const needs = gold.map((need) => need.map(letters));
  const texts = passages.map(({ source, text }) => letters(source ?? text));
  const holds = (text: string, need: string[]) => need.some((quote) => text.includes(quote));
  const needAt = (k: number) =>
    mean(needs.map((need) => Number(texts.slice(0, k).some((text) => holds(text, need)))));
  const gains = texts.map((text) => Number(needs.some((need) => holds(text, need))));
  const first = gains.indexOf(1);
  const relevant = Math.max(
    needs.length,
    gains.reduce((sum, gain) => sum + gain, 0),
  );
  const ideal = discounted(Array.from({ length: Math.min(10, relevant) }, () => 1));
  return {
    'need@1': needAt(1),
    'need@5': needAt(5),
    'need@10': needAt(10),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    'ndcg@10': discounted(gains.slice(0, 10)) / ideal,
  };
}

function scoreAnswer(
  question: EvalQuestion,
  { passages }: SearchResponse,
  chat: ChatResponse,
  study: string,
): Scores {
  const needs = question.gold.map((need) => need.map(letters));
  const cells = (chat.comparison?.rows ?? []).flatMap((row) => row.cells.map((cell) => cell.text));
  const text = [chat.answer.text, ...cells].join('\n');
  const quotes = chat.citations.map(({ source, quote }) => letters(source ?? quote));
  const passageTexts = new Map(passages.map(({ id, source, text }) => [id, letters(source ?? text)]));
  const grounded = mean(
    needs.map((need) => Number(need.some((gold) => quotes.some((quote) => overlaps(quote, gold))))),
  );
  return {
    falselyRefused: Number(chat.abstained),
    grounded,
    words: text.split(/\s+/).length,
    citations: quotes.length,
    ...(question.must.length && {
      facts: mean(
        question.must.map((patterns) =>
          Number(patterns.some((pattern) => new RegExp(pattern, 'iu').test(text))),
        ),
      ),
    }),
    ...(question.type === 'compare' && { balanced: Number(grounded === 1) }),
    ...(quotes.length && {
      exact: mean(quotes.map((quote) => Number(quote.length > 0 && study.includes(quote)))),
      onPoint: mean(
        chat.citations.map(({ passageId }, i) =>
          Number(
            needs
              .flat()
              .some((gold) => overlaps(quotes[i]!, gold) || passageTexts.get(passageId)?.includes(gold)),
          ),
        ),
      ),
    }),
  };
}

/** Means of every measure over the questions that it applies to, rounded to three places. */
export function summarize(rows: Scores[]): Scores {
  const summary: Scores = {};
  for (const measure of new Set(rows.flatMap((row) => Object.keys(row) as Array<keyof Scores>))) {
    const values = rows.map((row) => row[measure]).filter((value) => value !== undefined);
    summary[measure] = Number(mean(values).toFixed(3));
  }
  return summary;
}

/** One holds the other, or a run of 60 % of the shorter one's letters. */
function overlaps(a: string, b: string): boolean {
  if (!a || !b) return false;
  if (a.includes(b) || b.includes(a)) return true;
  const part = Math.max(20, Math.floor(Math.min(a.length, b.length) * 0.6));
  for (let i = 0; i + part <= b.length; i += 5) if (a.includes(b.slice(i, i + part))) return true;
  return false;
}

function discounted(gains: number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
