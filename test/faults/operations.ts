import type { FolderStore } from '#index/folderStore.ts';
import { BEES, storeIn, TRAMS } from './addedStudies.ts';
import { open } from './smallStudy.ts';

type Operation = (root: string) => Promise<unknown>;

/**
 * What is done to a folder of indexes until the process is killed, which leaves it with a whole index at any moment: the
 * one before or the one after. An operation is a line here.
 */
export const operations: Record<string, Operation> = {
  'builds the same anew': (root) => open('first', root, { rebuild: true }),
  'builds that of one study, then that of another': async (root) => {
    await open('second', root);
    await open('first', root);
  },
};

/** What is done to the studies that readers add: at any moment each of them is there whole, or not at all. */
export const studyOperations: Record<string, Operation> = {
  'adds a study and removes it': async (root) => {
    const store = await storeOf(root);
    await store.add(BEES, 'bienen.md');
    await store.remove(BEES.id);
  },
  'adds several studies and removes them': async (root) => {
    const store = await storeOf(root);
    await Promise.all([store.add(BEES, 'bienen.md'), store.add(TRAMS, 'bahn.md')]);
    await Promise.all([store.remove(TRAMS.id), store.remove(BEES.id)]);
  },
};

let opened: Promise<FolderStore> | undefined;
/** One for a process, which has one folder. */
function storeOf(root: string): Promise<FolderStore> {
  opened ??= storeIn(root);
  return opened;
}
