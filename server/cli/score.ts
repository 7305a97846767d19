import type { Language } from '../requests.ts';
import { InputError } from './failureOf.ts';
import { words } from './words.ts';

/** Whether `beleg score` can begin: what it would stumble over is told in one line. */
export async function checkScoreOptions(
  { questions, url }: { questions?: string; url?: string },
  language: Language,
): Promise<void> {
  const own = words[language];
  if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url))) {
    throw new InputError(own.noUrl('--url', url));
  }
  if (questions === undefined) return;
  const { loadEvalQuestions } = await import('../../test/eval/score.ts');
  try {
    loadEvalQuestions(questions);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(`--questions: ${own.noFile(questions, code ?? message)}`);
  }
}
