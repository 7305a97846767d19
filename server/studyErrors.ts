/** What is said of studies that are not there, cannot be read, or stay. */
import type { DocumentError } from '#corpus/documents/documentError.ts';
import type { StorageFailure } from '#index/storageFailure.ts';
import type { StudyEntry } from '#index/types.ts';
import { ApiError, type Message, shortened } from './errors.ts';

/** Most files are read in less. */
const BUSY_SECONDS = 10;

export function unknownStudy(id: string): ApiError {
  return new ApiError(404, 'unknown_study', {
    de: `Es gibt keine Studie „${shortened(id)}“; erwartet wird die Kennung einer Studie, wie GET /api/studies oder „beleg studies“ sie nennt.`,
    en: `There is no study "${shortened(id)}"; expected is the id of a study, as GET /api/studies or "beleg studies" gives it.`,
  });
}

export function damagedStudy(id: string): ApiError {
  return new ApiError(500, 'damaged_study', {
    de: `Die Dateien der Studie „${id}“ sind beschädigt. Bitte die Studie entfernen und neu aufnehmen.`,
    en: `The files of the study "${id}" are damaged. Please remove the study and add it anew.`,
  });
}

export function unreadable({ code, text }: DocumentError): ApiError {
  return new ApiError(422, code, text);
}

export function alreadyAdded({ id, title }: StudyEntry): ApiError {
  return new ApiError(409, 'already_added', {
    de: `Diese Studie gibt es schon: „${shortened(title)}“ (${id}). Um sie neu aufzunehmen, muss sie erst entfernt werden.`,
    en: `This study is here already: "${shortened(title)}" (${id}). To take it in anew, remove it first.`,
  });
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const NO_RIGHT = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Why nothing can be stored, for whoever can change it: where the folder lies is nobody else's to know. */
export function cannotStore({ code = '?' }: StorageFailure): ApiError {
  const de = NO_ROOM.has(code)
    ? 'es ist kein Platz mehr'
    : NO_RIGHT.has(code)
      ? 'das Recht fehlt'
      : 'es geht nicht';
  const en = NO_ROOM.has(code) ? 'no room is left' : NO_RIGHT.has(code) ? 'the right is missing' : 'it fails';
  return new ApiError(507, 'cannot_store', {
    de: `Im Ordner der Studien (STUDIES_DIR) lässt sich nichts ändern: ${de} (${code}). Alles blieb, wie es war.`,
    en: `Nothing can be changed in the folder of studies (STUDIES_DIR): ${en} (${code}). All stayed as it was.`,
  });
}

export function busy(): ApiError {
  return new ApiError(
    503,
    'busy',
    {
      de: 'Es werden schon so viele Dateien gelesen, wie der Server kann. Bitte gleich noch einmal versuchen.',
      en: 'As many files are being read as the server can. Please try again in a moment.',
    },
    { 'retry-after': String(BUSY_SECONDS) },
  );
}

export function shippedStays(): ApiError {
  return new ApiError(403, 'shipped_study', {
    de: 'Die mitgelieferte Studie gehört zu Beleg und lässt sich nicht entfernen.',
    en: 'The study that ships with Beleg is part of it and cannot be removed.',
  });
}

export function readOnly(): ApiError {
  return new ApiError(403, 'read_only', {
    de: 'Auf diesem Server lassen sich keine Studien aufnehmen oder entfernen. Wer ihn betreibt, erlaubt es mit ADD_STUDIES=yes.',
    en: 'On this server no studies can be added or removed. Whoever runs it allows it by ADD_STUDIES=yes.',
  });
}

export function noForm(): ApiError {
  return new ApiError(415, 'no_form', {
    de: `Erwartet wird ein Formular (multipart/form-data): ${NO_FILE.de}.`,
    en: `Expected is a form (multipart/form-data): ${NO_FILE.en}.`,
  });
}

export const NO_FILE: Message = {
  de: 'im Feld „file“ wird eine Datei erwartet',
  en: 'a file is expected in the field "file"',
};
