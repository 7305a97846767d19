import { DEFAULT_INDEX_DIR } from './build.ts';
import { SHIPPED_ENCODER } from './embed.ts';
import { DEFAULT_STUDIES_DIR } from './folderStore.ts';

/** What a user may set of the index, from the environment. An empty value is as good as none. */
export interface IndexSettings {
  /** `ENCODER`: a folder in the transformers.js layout, or a hub name such as `Xenova/multilingual-e5-small`. */
  encoder: string;
  /** `INDEX_DIR`: where the index of the shipped study is stored. */
  indexDir: string;
  /** `STUDIES_DIR`: where added studies are kept, each with its index. */
  studiesDir: string;
  /** `DATABASE_URL`: a PostgreSQL database with pgvector that keeps studies and indexes in place of these folders. */
  databaseUrl?: string;
  /** `DATABASE_READ_URL`: a replica of it, to search in. */
  databaseReadUrl?: string;
}

export function readIndexSettings(env: NodeJS.ProcessEnv): IndexSettings {
  const databaseUrl = env.DATABASE_URL?.trim();
  const databaseReadUrl = env.DATABASE_READ_URL?.trim();
  return {
    encoder: env.ENCODER?.trim() || SHIPPED_ENCODER,
    indexDir: env.INDEX_DIR?.trim() || DEFAULT_INDEX_DIR,
    studiesDir: env.STUDIES_DIR?.trim() || DEFAULT_STUDIES_DIR,
    ...(databaseUrl && { databaseUrl }),
    ...(databaseReadUrl && { databaseReadUrl }),
  };
}
