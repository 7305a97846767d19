/** The commands for studies of one's own. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StudyEntry } from '#index/types.ts';
import type { Language } from '../requests.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { failureOf, InputError } from './failureOf.ts';
import { open, print } from './open.ts';
import type { Terminal } from './terminal.ts';
import { printable, printableJson, wrap } from './text.ts';
import { type Words, words } from './words.ts';

export async function studies({ json }: { json: boolean }, language: Language): Promise<ExitCode> {
  const { library, terminal } = await open();
  const entries = await library.list();
  print(
    json ? printableJson(entries) : entries.map((entry) => line(entry, words[language], terminal)).join('\n'),
  );
  return EXIT.done;
}

/** Each file is taken in or refused by itself; the exit code is that of the last refusal. */
export async function add(
  paths: string[],
  { json }: { json: boolean },
  language: Language,
): Promise<ExitCode> {
  const own = words[language];
  const { library, terminal } = await open();
  let code: ExitCode = EXIT.done;
  for (const path of paths) {
    try {
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        throw new InputError(own.noFile(path, error.code ?? error.message));
      });
      const entry = await library.add({ name: basename(path), bytes });
      const { title, id } = printable(entry);
      print(json ? printableJson(entry) : wrap(own.added(title, id), terminal.width).join('\n'));
    } catch (error) {
      const failure = await failureOf(error, language);
      console.error(`beleg: ${printable(failure.message)}`);
      code = failure.code;
    }
  }
  return code;
}

export async function remove(ids: string[], language: Language): Promise<ExitCode> {
  const { library } = await open();
  for (const id of ids) {
    await library.remove(id);
    print(words[language].removed(printable(id)));
  }
  return EXIT.done;
}

function line(entry: StudyEntry, own: Words, { colours }: Terminal): string {
  const { id, title, passages, file, damage } = printable(entry);
  const about = damage === undefined ? own.studyLine(passages, file) : own.damaged(damage);
  return `${colours.bold(id)}  ${title} ${colours.dim(`· ${about}`)}`;
}
