import { readIndexSettings } from '#index/settings.ts';
import { assemble } from '#server/assemble.ts';

/** Builds the index once where it is stale, so that test files running side by side only read it. */
export default async function setup(): Promise<void> {
  await assemble(readIndexSettings({}));
}
