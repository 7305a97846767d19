import { FolderStore } from './folderStore.ts';
import type { IndexSettings } from './settings.ts';
import type { Embedder, StudyStore } from './types.ts';

/** The store that the settings ask for. What speaks to a database is loaded only where there is one. */
export async function openStore(
  { indexDir, studiesDir, databaseUrl, databaseReadUrl }: IndexSettings,
  embedder: Embedder,
): Promise<StudyStore> {
  if (!databaseUrl) return new FolderStore({ embedder, indexDir, studiesDir });
  const { PostgresStore } = await import('./postgres/postgresStore.ts');
  return PostgresStore.open({ url: databaseUrl, readUrl: databaseReadUrl, embedder });
}
