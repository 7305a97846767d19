import { CommanderError } from 'commander';
import type { Language } from '../requests.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { usageMessage } from './usageMessage.ts';
import { words } from './words.ts';

/** What a user gave cannot be used; the message is in the user's language. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** What to say of an error, and how to end. */
export async function failureOf(
  error: unknown,
  language: Language,
): Promise<{ code: ExitCode; message: string }> {
  if (error instanceof CommanderError) {
    const code = error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    return { code, message: usageMessage(error, words[language]) };
  }
  if (error instanceof InputError) return { code: EXIT.badInput, message: error.message };
  const [{ ApiError }, { SettingError }] = await Promise.all([
    import('../errors.ts'),
    import('#index/settingError.ts'),
  ]);
  if (error instanceof ApiError) {
    return { code: error.status === 404 ? EXIT.unanswered : EXIT.badInput, message: error.text[language] };
  }
  if (error instanceof SettingError) return { code: EXIT.badInput, message: error.text[language] };
  return { code: EXIT.failed, message: (error as Error).message };
}
