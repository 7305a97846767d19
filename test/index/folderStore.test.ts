import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { DEFAULT_INDEX_DIR } from '#index/build.ts';
import { FolderStore } from '#index/folderStore.ts';
import { parts } from '../parts.ts';
import { describeStore } from './storeContract.ts';

const root = mkdtempSync(join(tmpdir(), 'beleg-studies-'));
afterAll(() => rmSync(root, { recursive: true }));

describeStore(
  'FolderStore',
  async () =>
    new FolderStore({
      embedder: parts.encoder,
      indexDir: DEFAULT_INDEX_DIR,
      studiesDir: join(root, 'studies'),
    }),
);
