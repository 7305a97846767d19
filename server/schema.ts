/** The wire: what every request and response must look like. The page imports these by type only. */
import { z } from 'zod';

/** Longest question, in characters. */
export const QUESTION_LIMIT = 2000;
/** Most messages of a conversation in one request. */
export const MESSAGE_LIMIT = 200;
/** Most passages of one search. */
const RESULT_LIMIT = 50;

const text = z.string().trim().min(1).max(QUESTION_LIMIT);
const language = z.enum(['de', 'en']);

export const searchRequest = z.object({
  q: text,
  k: z.coerce.number().int().min(1).max(RESULT_LIMIT).default(10),
});

export const chatRequest = z
  .object({
    messages: z
      .array(
        z.discriminatedUnion('role', [
          z.object({ role: z.literal('user'), content: text }),
          // An answer quotes at length; it is context, never retrieved with.
          z.object({ role: z.literal('assistant'), content: z.string().max(20 * QUESTION_LIMIT) }),
        ]),
      )
      .min(1)
      .max(MESSAGE_LIMIT),
    stream: z.boolean().default(true),
    /** Language of the answer's own words; by default that of the question, else the interface's, else German. */
    language: language.optional(),
  })
  .refine(({ messages }) => messages.at(-1)?.role === 'user', {
    path: ['messages'],
    params: {
      de: 'die letzte Nachricht muss die Rolle "user" haben',
      en: 'the last message must have the role "user"',
    },
  });

export const comparisonRequest = z.object({
  /** A question that compares, standing alone. */
  q: text,
  format: z.enum(['json', 'markdown', 'csv']).default('json'),
  language: language.optional(),
});

const passageKind = z.enum([
  'summary',
  'conclusion',
  'body',
  'fact-box',
  'pull-quote',
  'abbreviations',
  'map-caption',
]);
const span = z.object({ start: z.number().int(), end: z.number().int() });

export const passage = z.object({
  id: z.string(),
  kind: passageKind,
  /** Titles from the chapter down. Those in square brackets are Beleg's: the file has lost them. */
  section: z.array(z.string()),
  text: z.string(),
  /** Machine-read passages: the study's own characters, where `text` was repaired. */
  source: z.string().optional(),
  country: z.string().optional(),
});

export const healthResponse = z.object({
  status: z.literal('ok'),
  study: z.object({ title: z.string(), passages: z.number(), sections: z.number() }),
  encoder: z.object({ id: z.string(), dimensions: z.number() }),
  answerer: z.string(),
  index: z.object({ fingerprint: z.string() }),
});

/** While Beleg starts; with how many texts of the index are embedded, where it is being built. */
export const startingResponse = z.object({
  status: z.literal('starting'),
  index: z.object({ done: z.number().int(), total: z.number().int() }).optional(),
});

const readerPassage = passage.extend({
  footnotes: z.array(z.object({ number: z.number(), offset: z.number() })),
  /** Pull quotes: the paragraph whose words they repeat. */
  repeats: z.string().optional(),
});

export const studyResponse = z.object({
  title: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      level: z.number(),
      passages: z.array(readerPassage),
    }),
  ),
});

export const passageResponse = readerPassage.extend({
  sentences: z.array(span),
  previous: z.string().optional(),
  next: z.string().optional(),
});

export const foundPassage = passage.extend({
  score: z.number(),
  matched: z.object({
    /** Cosine similarity of query and passage, its best sentence, and the nearest questions that it is known to answer. */
    passage: z.number(),
    sentence: z.number(),
    asked: z.number(),
    /** Share of the query's terms, by rarity, that passage and titles hold. */
    coverage: z.number(),
    /** BM25, by which a passage becomes a candidate but is not ranked. */
    lexical: z.number(),
    terms: z.array(z.string()),
    /** Where the best sentence stands in `text`. */
    best: span,
    /** A search alone: where the words stand that have any of `terms`. */
    words: z.array(span).optional(),
  }),
});

export const searchResponse = z.object({
  query: z.string(),
  passages: z.array(foundPassage),
  tookMs: z.number(),
});

export const citation = z.object({
  n: z.number().int(),
  passageId: z.string(),
  section: z.array(z.string()),
  kind: passageKind,
  /** Equals the passage's `text.slice(start, end)`. */
  quote: z.string(),
  /** Machine-read passages: the study's own characters of this quote. */
  source: z.string().optional(),
  start: z.number().int(),
  end: z.number().int(),
  /** Whose view the quote gives, named in the language of the answer; `authors` where the study speaks for itself. */
  speaker: z.object({ kind: z.enum(['reported', 'authors']), name: z.string() }),
});

const sentence = z.object({
  /** The study's own words, in German, unless the role says otherwise. */
  text: z.string(),
  /** Numbers of the citations it rests on: its own place first, then others that say the same. None for a frame. */
  citations: z.array(z.number().int()),
  /**
   * `frame`: the answer's own few words. `item`: one of a list. `paraphrase`: a language model's words, each claim in
   * them found in the sentences cited.
   */
  role: z.enum(['frame', 'item', 'paraphrase']).optional(),
});

export const comparison = z.object({
  parties: z.array(z.string()),
  rows: z.array(
    z.object({
      aspect: z.string(),
      /** What is said of all parties alike: every cell holds the same. */
      shared: z.boolean().optional(),
      cells: z.array(
        z.object({
          party: z.string(),
          /** Empty where the study says nothing on it. */
          text: z.string(),
          citations: z.array(z.number().int()),
          /** How many passages were searched for this cell: what an empty cell rests on. */
          passagesChecked: z.number().int(),
        }),
      ),
    }),
  ),
});

/** A sentence that a language model wrote and the study's sentences do not bear out. */
const withheldSentence = z.object({
  text: z.string(),
  /** How many of the answer's sentences came before it. */
  after: z.number().int(),
  /** What has no support, in the language of the answer. */
  objections: z.array(z.string()),
});

/** What an answer depends on: asked again of the same three, a question gets an answer with the same hash. */
const receipt = z.object({
  encoder: z.string(),
  index: z.string(),
  answerer: z.string(),
  /** The language model that worded the answer; such an answer may be another the next time. */
  model: z.string().optional(),
  /** Hash of all that was answered but the time it took. */
  answer: z.string(),
});

export const chatResponse = z.object({
  /** The standalone question that was answered; a follow-up is rewritten. */
  question: z.string(),
  /** Of the answer's own words. */
  language,
  answer: z.object({ text: z.string(), sentences: z.array(sentence) }),
  citations: z.array(citation),
  comparison: comparison.optional(),
  abstained: z.boolean(),
  /** What is missing in the study, or of several questions asked at once in part of them; in the language of the question. */
  reason: z.string().optional(),
  /** On abstention: the nearest passages. */
  nearest: z.array(foundPassage).optional(),
  /** Sentences of a language model that were kept from the answer: not to be shown but as unsupported. */
  withheld: z.array(withheldSentence).optional(),
  /** One line on why the answer is not as the settings ask, such as a language model that failed. */
  notice: z.string().optional(),
  receipt,
  tookMs: z.number(),
});

/** Server-sent events of a streamed chat, in this order; `error` may take the place of any. */
export const chatEvents = {
  passages: z.object({ question: z.string(), passages: z.array(foundPassage) }),
  /**
   * Once for every sentence, with the citations that it is first to use. Where a language model fails amid its answer,
   * `answer` holds others.
   */
  sentence: sentence.extend({ sources: z.array(citation) }),
  answer: chatResponse,
  error: z.object({ code: z.string(), message: z.string() }),
};

export const errorResponse = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export type Language = z.infer<typeof language>;
export type ChatRequest = z.input<typeof chatRequest>;
export type ChatMessage = ChatRequest['messages'][number];
export type HealthResponse = z.infer<typeof healthResponse>;
export type StartingResponse = z.infer<typeof startingResponse>;
export type StudyResponse = z.infer<typeof studyResponse>;
export type ReaderPassage = z.infer<typeof readerPassage>;
export type PassageResponse = z.infer<typeof passageResponse>;
export type WirePassage = z.infer<typeof passage>;
export type FoundPassage = z.infer<typeof foundPassage>;
export type SearchResponse = z.infer<typeof searchResponse>;
export type Citation = z.infer<typeof citation>;
export type AnswerSentence = z.infer<typeof sentence>;
export type Comparison = z.infer<typeof comparison>;
export type WithheldSentence = z.infer<typeof withheldSentence>;
export type Receipt = z.infer<typeof receipt>;
export type ChatResponse = z.infer<typeof chatResponse>;
export type ChatEvents = { [Name in keyof typeof chatEvents]: z.infer<(typeof chatEvents)[Name]> };
export type ErrorResponse = z.infer<typeof errorResponse>;
