import { fileURLToPath } from 'node:url';
import type { Language } from '../requests.ts';
import { EXIT } from './exitCode.ts';
import { failureOf } from './failureOf.ts';
import { type Actions, createProgram } from './program.ts';
import { printable } from './text.ts';
import { programLanguage, words } from './words.ts';

/** Runs the command that this process was called with. What a command needs is loaded by it alone: help is quick. */
export async function main(): Promise<void> {
  const language = programLanguage(process.env);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads our output may have seen enough, as `head` has; what the command does, and how it ends, is the same.
    if (error.code === 'EPIPE') return;
    console.error(`beleg: ${words[language].unwritable(printable(error.message))}`);
    process.exit(EXIT.failed);
  });
  // There is nowhere left to say so.
  process.stderr.on('error', () => {});
  try {
    await createProgram(words[language], actionsIn(language)).parseAsync();
  } catch (error) {
    const { code, message } = await failureOf(error, language);
    if (message) console.error(`beleg: ${printable(message)}`);
    process.exitCode = code;
  }
}

function actionsIn(language: Language): Actions {
  const study = () => import('./study.ts');
  return {
    async ask(questions, options) {
      process.exitCode = await (await study()).ask(questions, options, language);
    },
    async search(query, options) {
      process.exitCode = await (await study()).search(query, options, language);
    },
    async compare(question, options) {
      process.exitCode = await (await study()).compare(question, options, language);
    },
    async passage(id, options) {
      process.exitCode = await (await study()).passage(id, options, language);
    },
    async studies(options) {
      process.exitCode = await (await import('./library.ts')).studies(options, language);
    },
    async add(files, options) {
      process.exitCode = await (await import('./library.ts')).add(files, options, language);
    },
    async remove(ids) {
      process.exitCode = await (await import('./library.ts')).remove(ids, language);
    },
    async serve({ port, host }) {
      const { readEnv, readPort } = await import('../env.ts');
      if (port !== undefined) process.env.PORT = String(readPort('--port', port));
      if (host !== undefined) process.env.HOST = host;
      readEnv(process.env);
      await runHere('../main.ts');
    },
    async mcp() {
      const { serveStdio } = await import('../mcp/main.ts');
      await serveStdio();
    },
    index: () => runHere('../../index/main.ts'),
    train: () => runHere('../../index/train/main.ts'),
    async score(options) {
      await (await import('./score.ts')).checkScoreOptions(options, language);
      await runHere('../../test/eval/main.ts');
    },
  };
}

/** Runs the program of another `npm` command, with the options of ours, in this process: signals and exit codes are its own. */
async function runHere(path: string): Promise<void> {
  const { href } = new URL(path, import.meta.url);
  process.argv.splice(1, 2, fileURLToPath(href));
  await import(href);
}
