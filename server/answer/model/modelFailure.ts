import type { Language } from '../../requests.ts';

/** What went wrong with a language model, in words that go after its name. */
const CAUSES = {
  unreachable: { de: 'ist nicht zu erreichen', en: 'cannot be reached' },
  denied: { de: 'weist den Schlüssel zurück', en: 'rejects the key' },
  unknown: { de: 'ist dem Anbieter nicht bekannt', en: 'is not known to the provider' },
  busy: { de: 'nimmt gerade keine Anfragen an', en: 'takes no requests at the moment' },
  refusing: { de: 'nimmt die Anfrage nicht an', en: 'does not take the request' },
  failing: { de: 'meldet einen Fehler', en: 'reports an error' },
  silent: { de: 'schweigt zu lange', en: 'has been silent for too long' },
  broken: { de: 'brach mitten in der Antwort ab', en: 'broke off amid its answer' },
  endless: { de: 'fand kein Ende', en: 'came to no end' },
  nothing: {
    de: 'fand in den Sätzen der Studie keine Antwort',
    en: 'found no answer in the study’s sentences',
  },
  unsupported: {
    de: 'schrieb keinen Satz, den die Studie belegt',
    en: 'wrote no sentence that the study bears out',
  },
} satisfies Record<string, Record<Language, string>>;

export type ModelFailureCause = keyof typeof CAUSES;

/** A language model gave no answer that can be used. Beleg answers without it. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly reason: ModelFailureCause;

  constructor(reason: ModelFailureCause, options?: ErrorOptions) {
    super(CAUSES[reason].en, options);
    this.reason = reason;
  }
}

/** One line that tells a reader why the answer is not the model's. */
export function noticeOf({ reason }: ModelFailure, model: string, language: Language): string {
  return language === 'de'
    ? `Das Sprachmodell ${model} ${CAUSES[reason].de}: Diese Antwort ist ohne es entstanden.`
    : `The language model ${model} ${CAUSES[reason].en}: this answer was made without it.`;
}

/** HTTP status of a provider's error, or of what caused it. */
export function statusOf(error: unknown): number | undefined {
  const { status, status_code, cause } = (error ?? {}) as Record<string, unknown>;
  const code = Number(status ?? status_code ?? (cause as Record<string, unknown> | undefined)?.status);
  return code || undefined;
}

/** One line for the log. What the provider wrote is not in it: it may hold the question, or a key. */
export function logLineOf({ reason, message, cause }: ModelFailure, model: string): string {
  const status = statusOf(cause);
  return `Language model ${model} ${message} (${reason}${status ? `, ${status}` : ''})`;
}
