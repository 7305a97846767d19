import { join } from 'node:path';
import type { Passage, Study } from '#corpus/types.ts';
import { FolderStore } from '#index/folderStore.ts';
import { loadQuestions } from '#index/questions.ts';
import type { LanguageModel } from '#server/answer/model/languageModel.ts';
import type { AppParts } from '#server/app.ts';
import { libraryOf } from '#server/assemble.ts';
import { parts } from '../parts.ts';

/** What would be obeyed by a page, a Markdown viewer, a spreadsheet, a terminal, or the eye. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '[1](javascript:alert(1))',
  '](javascript:alert(1))',
  '[klick][1]',
  '![x](http://evil.example/x.png)',
  '<http://evil.example>',
  '`code` ~~weg~~ **laut** __laut__',
  '$\\href{javascript:alert(1)}{x}$',
  '[^1] | Zelle | --- |',
  "=cmd|' /C calc'!A0",
  ';=HYPERLINK("http://evil.example")',
  ';\t@SUM(1)',
  '＝1+1',
  '\u001b]8;;http://evil.example\u0007klick\u001b]8;;\u0007',
  '\u001b[2J\u009b31m\u0008\u0000',
  '\u202egnp.exe\u2066',
  '\u{e0049}\u{e0067}\u{e006e}',
];

let used = 0;

/** A sentence with something hostile ahead of it or within. */
function spoiled(sentence: string): string {
  const hostile = HOSTILE[used++ % HOSTILE.length]!;
  return used % 2 ? `${hostile} ${sentence}` : sentence.replace(' ', ` ${hostile} `);
}

/** The shipped study, of which every sentence and every title is spoiled: all that is asked of it brings some of it up. */
export function hostileStudy({ sections, passages, ...rest }: Study): Study {
  return {
    ...rest,
    title: spoiled(rest.title),
    sections: sections.map((section) => ({
      ...section,
      title: spoiled(section.title),
      path: section.path.map(spoiled),
    })),
    passages: passages.filter(({ machineRead }) => !machineRead).map(hostilePassage),
  };
}

function hostilePassage(passage: Passage): Passage {
  let text = '';
  let from = 0;
  const sentences = passage.sentences.map(({ start, end }) => {
    text += passage.text.slice(from, start);
    const begin = text.length;
    text += spoiled(passage.text.slice(start, end));
    from = end;
    return { start: begin, end: text.length };
  });
  return { ...passage, text, sentences, footnotes: [], path: passage.path.map(spoiled) };
}

/** The app's parts with another study in the place of the shipped one, and room for added ones below `root`. */
export async function partsOf(
  shipped: Study,
  root: string,
  languageModel?: LanguageModel,
): Promise<AppParts> {
  const { encoder } = parts;
  const questions = loadQuestions().slice(0, 100);
  const store = new FolderStore({
    embedder: encoder,
    indexDir: join(root, 'indexes'),
    studiesDir: join(root, 'studies'),
  });
  await store.ship(shipped, { questions });
  const library = libraryOf({ store, embedder: encoder, shipped, questions, languageModel });
  return { ...(await library.select([shipped.id])), library, encoder };
}
