import { SettingError } from './settingError.ts';

/** What was to be kept cannot be: the disk is full or may only be read, a right is missing, or there is no such folder. */
export class StorageFailure extends SettingError {
  override readonly name = 'StorageFailure';
  /** The system's name for what is wrong, such as `ENOSPC`; undefined where it gives none. */
  readonly code: string | undefined;

  /** @param text what cannot be done, to which the cause's own words are added. */
  constructor(text: SettingError['text'], cause: unknown) {
    const { message, code } = cause as NodeJS.ErrnoException;
    super({ de: `${text.de}: ${message}`, en: `${text.en}: ${message}` });
    this.cause = cause;
    this.code = code;
  }
}

/** An error of the file system's, or one that comes of it, as a failure to keep studies; others stay as they are. */
export function studiesFailure(error: unknown, studiesDir: string): unknown {
  const isOfIndex = error instanceof StorageFailure;
  const isOfFiles = (error as NodeJS.ErrnoException).syscall !== undefined;
  if (!isOfIndex && !isOfFiles) return error;
  const text = {
    de: `in STUDIES_DIR „${studiesDir}“ lässt sich nichts ändern`,
    en: `nothing can be changed in STUDIES_DIR "${studiesDir}"`,
  };
  return new StorageFailure(text, isOfIndex ? error.cause : error);
}
