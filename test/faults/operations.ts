import { open } from './smallStudy.ts';

/**
 * What is done to a folder of indexes until the process is killed, which leaves it with a whole index at any moment: the
 * one before or the one after. An operation is a line here.
 */
export const operations: Record<string, (root: string) => Promise<unknown>> = {
  'builds the same anew': (root) => open('first', root, { rebuild: true }),
  'builds that of one study, then that of another': async (root) => {
    await open('second', root);
    await open('first', root);
  },
};
