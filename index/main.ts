/** `npm run index`: builds the index by hand, whatever is stored. */
import { loadStudy } from '#corpus/load.ts';
import { openIndex } from './build.ts';
import { loadEmbedder } from './embed.ts';
import { loadQuestions } from './questions.ts';
import { SettingError } from './settingError.ts';
import { readIndexSettings } from './settings.ts';
import { makeParents } from './store.ts';

try {
  const { encoder, indexDir } = readIndexSettings(process.env);
  makeParents(indexDir);
  const { fingerprint, vectors } = await openIndex(loadStudy(), await loadEmbedder(encoder), {
    root: indexDir,
    questions: loadQuestions(),
    rebuild: true,
    progress: { say: (line) => console.log(`index: ${line}`) },
  });
  console.log(
    `index: ${vectors.keys.length} vectors in ${indexDir}, fingerprint ${fingerprint.slice(0, 12)}`,
  );
} catch (error) {
  console.error(`beleg: ${(error as Error).message}`);
  process.exitCode = error instanceof SettingError ? 2 : 1;
}
