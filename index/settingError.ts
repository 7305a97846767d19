/** A setting that cannot be used. The message, for logs, is English; a user is told in their language. */
export class SettingError extends Error {
  override readonly name: string = 'SettingError';
  readonly text: Record<'de' | 'en', string>;

  constructor(text: Record<'de' | 'en', string>) {
    super(text.en);
    this.text = text;
  }
}
