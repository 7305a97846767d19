export const UNKNOWN = '[UNK]';
export const PADDING = '[PAD]';
export const CONTINUATION = '##';
/** Longer words are no words; the value of BERT. */
export const LONGEST_WORD = 100;

/** Applied after lower-casing and stripping accents: `ä`, `ae` and `a` become one, and `ß` and `ss`. */
export const FOLDS: ReadonlyArray<readonly [from: string, to: string]> = [
  ['ae', 'a'],
  ['oe', 'o'],
  ['ue', 'u'],
  ['ß', 'ss'],
];

const INVISIBLE = /[\0\ufffd]|(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const CHINESE = /[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff]/g;
const ACCENTS = /[\u0300-\u036f]/g;
const PUNCTUATION = '\\p{P}\\u0021-\\u002F\\u003A-\\u0040\\u005B-\\u0060\\u007B-\\u007E';
const WORD = new RegExp(`[^\\s${PUNCTUATION}]+|[${PUNCTUATION}]`, 'gu');

/** What `BertNormalizer` and the `Replace` steps of `tokenizerJson` do in transformers.js, in one go. */
export function normalize(text: string): string {
  let folded = text
    .replace(INVISIBLE, '')
    .replace(/\s/g, ' ')
    .replace(CHINESE, ' $& ')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '');
  for (const [from, to] of FOLDS) folded = folded.replaceAll(from, to);
  return folded;
}

/** Words, and each mark of punctuation by itself: `BertPreTokenizer`. */
export function splitWords(text: string): string[] {
  return normalize(text).match(WORD) ?? [];
}

/**
 * Splits words into the longest known pieces from the left (Wu et al. 2016). The same ids as the tokenizer that
 * transformers.js reads from the file of `tokenizerJson`; a test holds the two together.
 */
export class WordPiece {
  readonly tokens: readonly string[];
  readonly #ids: Map<string, number>;
  readonly #cache = new Map<string, readonly number[]>();

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
    this.#ids = new Map(tokens.map((token, id) => [token, id]));
  }

  /** Padding and unknown words. */
  get specialIds(): number[] {
    return [PADDING, UNKNOWN].map((token) => this.#ids.get(token)!);
  }

  encode(text: string): number[] {
    return splitWords(text).flatMap((word) => this.#pieces(word));
  }

  #pieces(word: string): readonly number[] {
    let pieces = this.#cache.get(word);
    if (!pieces) {
      pieces = this.#match([...word]);
      this.#cache.set(word, pieces);
    }
    return pieces;
  }

  #match(characters: string[]): number[] {
    const unknown = [this.#ids.get(UNKNOWN)!];
    if (characters.length > LONGEST_WORD) return unknown;
    const pieces: number[] = [];
    for (let start = 0; start < characters.length; ) {
      let end = characters.length;
      let piece: number | undefined;
      for (; end > start; end--) {
        const text = characters.slice(start, end).join('');
        piece = this.#ids.get(start > 0 ? CONTINUATION + text : text);
        if (piece !== undefined) break;
      }
      if (piece === undefined) return unknown;
      pieces.push(piece);
      start = end;
    }
    return pieces;
  }
}
