import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type QuantizedTable, writeOnnx } from './onnx.ts';
import { CONTINUATION, FOLDS, LONGEST_WORD, PADDING, UNKNOWN } from './wordPiece.ts';

/** Longer texts are cut: the longest passage has some 500 tokens, the longest question far fewer. */
const LONGEST_TEXT = 2048;

/** What a folder in the layout of transformers.js holds. */
export interface EncoderFiles {
  tokens: readonly string[];
  table: QuantizedTable;
  width: number;
  /** The README. */
  card: string;
}

/** Writes the folder whole or not at all: into a neighbour first, which then takes its place. */
export function writeEncoder(folder: string, { tokens, table, width, card }: EncoderFiles): void {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'onnx'), { recursive: true });
  const write = (name: string, content: unknown) =>
    writeFileSync(join(fresh, name), `${JSON.stringify(content, null, 1)}\n`);
  write('config.json', modelConfig(tokens.length, width));
  write('tokenizer.json', tokenizerJson(tokens));
  write('tokenizer_config.json', tokenizerConfig());
  writeFileSync(join(fresh, 'README.md'), card);
  writeFileSync(join(fresh, 'onnx', 'model_quantized.onnx'), writeOnnx(table, width));
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(`${folder}.old`, { recursive: true, force: true });
  renameIfThere(folder, `${folder}.old`);
  renameSync(fresh, folder);
  rmSync(`${folder}.old`, { recursive: true, force: true });
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** `bert` is what transformers.js takes any encoder for; nothing but the layout is BERT's. */
function modelConfig(vocabularySize: number, width: number) {
  return { model_type: 'bert', architectures: ['BertModel'], hidden_size: width, vocab_size: vocabularySize };
}

function tokenizerConfig() {
  return {
    tokenizer_class: 'BertTokenizer',
    model_max_length: LONGEST_TEXT,
    do_lower_case: true,
    unk_token: UNKNOWN,
    pad_token: PADDING,
  };
}

/** The format of Hugging Face's tokenizers; the steps are those of `normalize` and `splitWords`. */
export function tokenizerJson(tokens: readonly string[]) {
  const replace = ([from, to]: readonly [string, string]) => ({
    type: 'Replace',
    pattern: { String: from },
    content: to,
  });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        {
          type: 'BertNormalizer',
          clean_text: true,
          handle_chinese_chars: true,
          strip_accents: true,
          lowercase: true,
        },
        ...FOLDS.map(replace),
      ],
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: CONTINUATION, cleanup: false },
    model: {
      type: 'WordPiece',
      unk_token: UNKNOWN,
      continuing_subword_prefix: CONTINUATION,
      max_input_chars_per_word: LONGEST_WORD,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    },
  };
}
