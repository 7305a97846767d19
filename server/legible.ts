/**
 * Characters that no reader sees and that programs obey: escape codes of terminals, overrides of the direction of writing,
 * and the invisible letters in which orders to a language model hide. Line ends and tabs are none of them.
 */
const STEERING = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** The same text with a sign in the place of each such character; its length stays. */
export function legible(text: string): string {
  return text.replace(STEERING, (found) => '\ufffd'.repeat(found.length));
}
