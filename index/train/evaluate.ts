import { dotProducts } from './matrix.ts';
import type { Question } from './questions.ts';
import type { Target } from './studyKeys.ts';

/** Depth of the discounted gain. */
const DEPTH = 10;

/** Vectors of everything compared, row by row. */
export interface Vectors {
  queries: Float32Array;
  passages: Float32Array;
  sentences: Float32Array;
  passageOf: Int32Array;
  width: number;
}

/** Means over questions. need@k: the share of questions with an answering passage among the first k. */
export interface Metrics {
  questions: number;
  need1: number;
  need5: number;
  ndcg10: number;
}

/** A passage's score for each query: its similarity plus that of its best sentence. Row by row. */
export function searchScores({ queries, passages, sentences, passageOf, width }: Vectors): Float32Array {
  const rows = queries.length / width;
  const columns = passages.length / width;
  const scores = new Float32Array(rows * columns);
  const bySentence = new Float32Array(rows * passageOf.length);
  dotProducts(queries, rows, passages, columns, width, scores);
  dotProducts(queries, rows, sentences, passageOf.length, width, bySentence);
  const best = new Float32Array(columns);
  for (let i = 0; i < rows; i++) {
    best.fill(-1);
    passageOf.forEach((passage, s) => {
      best[passage] = Math.max(best[passage]!, bySentence[i * passageOf.length + s]!);
    });
    for (let j = 0; j < columns; j++) scores[i * columns + j] = scores[i * columns + j]! + best[j]!;
  }
  return scores;
}

export function metricsOf(scores: Float32Array, targets: readonly Target[]): Metrics {
  const columns = scores.length / targets.length;
  const sum = { questions: targets.length, need1: 0, need5: 0, ndcg10: 0 };
  targets.forEach(({ passages }, i) => {
    const row = scores.subarray(i * columns, (i + 1) * columns);
    const ranks = passages.map((right) => rankOf(row, right)).sort((a, b) => a - b);
    const gain = ranks.reduce((total, rank) => total + (rank < DEPTH ? discount(rank) : 0), 0);
    const ideal = ranks.slice(0, DEPTH).reduce((total, _, rank) => total + discount(rank), 0);
    sum.need1 += ranks[0]! < 1 ? 1 : 0;
    sum.need5 += ranks[0]! < 5 ? 1 : 0;
    sum.ndcg10 += gain / ideal;
  });
  const mean = (total: number) => total / Math.max(1, targets.length);
  return { ...sum, need1: mean(sum.need1), need5: mean(sum.need5), ndcg10: mean(sum.ndcg10) };
}

/** The metrics of all questions, of each language and of each kind. */
export function metricsByGroup(
  scores: Float32Array,
  questions: readonly Question[],
  targets: readonly Target[],
): Array<{ group: string } & Metrics> {
  const columns = scores.length / targets.length;
  const groups = new Map<string, number[]>([['all', []]]);
  questions.forEach(({ kind, lang }, i) => {
    for (const group of ['all', lang, `${kind} ${lang}`]) {
      const members = groups.get(group);
      if (members) members.push(i);
      else groups.set(group, [i]);
    }
  });
  return [...groups].map(([group, members]) => {
    const rows = new Float32Array(members.length * columns);
    members.forEach((from, to) => {
      rows.set(scores.subarray(from * columns, (from + 1) * columns), to * columns);
    });
    return {
      group,
      ...metricsOf(
        rows,
        members.map((i) => targets[i]!),
      ),
    };
  });
}

/** Passages with a higher score; of equal ones, those that come first. */
function rankOf(row: Float32Array, right: number): number {
  let rank = 0;
  row.forEach((score, j) => {
    if (score > row[right]! || (score === row[right]! && j < right)) rank++;
  });
  return rank;
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 2);
}
