import { join } from 'node:path';
import { FolderStore } from '#index/folderStore.ts';
import { createSearch } from '#index/search.ts';
import { createTerms } from '#index/terms.ts';
import { BEES, TRAMS } from '../index/smallStudy.ts';
import { encoder, questions, studies } from './smallStudy.ts';

export { BEES, TRAMS };

/** A store with a small shipped study below a folder, as a start opens it. */
export async function storeIn(root: string): Promise<FolderStore> {
  const store = new FolderStore({
    embedder: encoder,
    indexDir: join(root, 'indexes'),
    studiesDir: join(root, 'studies'),
  });
  await store.ship(studies.first, { questions });
  return store;
}

/** What a search in one study finds, with its scores. */
export async function foundIn(store: FolderStore, id: string): Promise<string[]> {
  const study = (await store.load(id))!;
  const search = createSearch(study, await store.index([id]), encoder, createTerms(study));
  return (await search('Was kostet die Pflege im Jahr?', 5)).map(
    ({ passage, score }) => `${passage.id} ${score}`,
  );
}
