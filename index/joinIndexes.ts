import { studyIdOf } from '#corpus/studyId.ts';
import { sha256 } from './store.ts';
import type { LexicalIndex, StudyIndex, VectorIndex } from './types.ts';

/** Searches the indexes of several studies as if they were one. */
export function joinIndexes(indexes: ReadonlyMap<string, StudyIndex>): StudyIndex {
  const all = [...indexes.values()];
  if (all.length === 1) return all[0]!;
  return {
    fingerprint: sha256(...all.map(({ fingerprint }) => fingerprint)),
    vectors: joinVectors(indexes),
    lexical: joinLexical(indexes),
  };
}

function joinVectors(indexes: ReadonlyMap<string, StudyIndex>): VectorIndex {
  const all = [...indexes.values()].map(({ vectors }) => vectors);
  return {
    async search(query, k) {
      const hits = await Promise.all(all.map((vectors) => vectors.search(query, k)));
      return hits
        .flat()
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, k);
    },
    async similarities(query, passageIds) {
      return new Map(
        await askEach(indexes, passageIds, ({ vectors }, ids) => vectors.similarities(query, ids)),
      );
    },
    async vectorsOf(passageIds) {
      return new Map(await askEach(indexes, passageIds, ({ vectors }, ids) => vectors.vectorsOf(ids)));
    },
  };
}

function joinLexical(indexes: ReadonlyMap<string, StudyIndex>): LexicalIndex {
  const all = [...indexes.values()].map(({ lexical }) => lexical);
  return {
    async search(terms, k) {
      const hits = await Promise.all(all.map((lexical) => lexical.search(terms, k)));
      return hits
        .flat()
        .sort((a, b) => b.score - a.score)
        .slice(0, k);
    },
    hits: (terms, passageIds) => askEach(indexes, passageIds, ({ lexical }, ids) => lexical.hits(terms, ids)),
  };
}

/** Asks each study for its own passages. */
async function askEach<Item>(
  indexes: ReadonlyMap<string, StudyIndex>,
  passageIds: Iterable<string>,
  ask: (index: StudyIndex, ids: string[]) => Promise<Iterable<Item>>,
): Promise<Item[]> {
  const idsOf = new Map<string, string[]>();
  for (const id of passageIds) {
    const study = studyIdOf(id);
    const ids = idsOf.get(study);
    if (ids) ids.push(id);
    else idsOf.set(study, [id]);
  }
  const answers = await Promise.all(
    [...idsOf].map(async ([study, ids]) => {
      const index = indexes.get(study);
      return index ? [...(await ask(index, ids))] : [];
    }),
  );
  return answers.flat();
}
