/** The wire: what every response must look like. See `requests.ts`. */
import { z } from 'zod';
import { language } from './requests.ts';

const passageKind = z.enum([
  'summary',
  'conclusion',
  'body',
  'fact-box',
  'pull-quote',
  'abbreviations',
  'map-caption',
  'list',
  'table',
  'footnote',
]);
const span = z
  .object({ start: z.number().int(), end: z.number().int() })
  .meta({ id: 'Span', description: 'Part of a text in UTF-16 code units, without its end.' });

const passage = z.object({
  id: z.string(),
  kind: passageKind,
  section: z
    .array(z.string())
    .describe('Titles from the chapter down. Those in square brackets are Beleg’s: the file has lost them.'),
  text: z.string(),
  source: z
    .string()
    .optional()
    .describe('Machine-read passages: the study’s own characters, where `text` was repaired.'),
  country: z.string().optional().describe('Of a map caption.'),
  study: z.string().optional().describe('Title of the added study that it belongs to.'),
  language: language.optional().describe('Of the words of an added study; the shipped one is German.'),
  page: z.number().int().optional().describe('Of an added study’s file, where that has pages.'),
});

export const healthResponse = z
  .object({
    status: z.literal('ok'),
    study: z.object({ title: z.string(), passages: z.number().int(), sections: z.number().int() }),
    encoder: z.object({ id: z.string(), dimensions: z.number().int() }),
    answerer: z.string().describe('A hash of all code and data that answers.'),
    model: z.string().optional().describe('The language model that words the answers, where one is set.'),
    index: z.object({ fingerprint: z.string() }),
  })
  .meta({ id: 'Health' });

export const liveResponse = z.object({ status: z.literal('live') }).meta({ id: 'Live' });

export const startingResponse = z
  .object({
    status: z.literal('starting'),
    index: z
      .object({ done: z.number().int(), total: z.number().int() })
      .optional()
      .describe('How many texts of the index are embedded, where it is being built.'),
  })
  .meta({ id: 'Starting' });

const readerPassage = passage.extend({
  footnotes: z
    .array(z.object({ number: z.number().int(), offset: z.number().int() }))
    .describe('Marks in the printed study, and where they stood in `text`. Their notes are not in the file.'),
  repeats: z.string().optional().describe('Pull quotes: the paragraph whose words they repeat.'),
});

const section = z.object({
  id: z.string(),
  title: z.string(),
  level: z.number().int(),
  passages: z.array(readerPassage.meta({ id: 'ReaderPassage' })),
});

export const studyResponse = z
  .object({ id: z.string(), title: z.string(), language, sections: z.array(section) })
  .meta({ id: 'Study', description: 'A whole study in reading order.' });

export const studyEntry = z
  .object({
    id: z.string(),
    title: z.string(),
    passages: z.number().int(),
    sections: z.number().int(),
    file: z.string().optional().describe('Added studies: the name of the file.'),
    addedAt: z.string().optional().describe('Added studies: when, in UTC.'),
    damage: z.string().optional().describe('Why it cannot be read any more.'),
  })
  .meta({ id: 'StudyEntry' });

export const studiesResponse = z
  .object({
    studies: z.array(studyEntry).describe('The one that ships with Beleg first.'),
    canAdd: z.boolean().describe('Whether readers may add studies here, and remove them.'),
  })
  .meta({ id: 'Studies' });

export const passageResponse = readerPassage
  .extend({
    sentences: z.array(span),
    previous: z.string().optional().describe('The passage before.'),
    next: z.string().optional().describe('The passage after.'),
  })
  .meta({ id: 'Passage' });

const foundPassage = passage
  .extend({
    score: z.number().describe('Higher is better, within one search.'),
    matched: z.object({
      passage: z.number().describe('Cosine similarity of the query and the passage.'),
      sentence: z.number().describe('The same of its best sentence.'),
      asked: z.number().describe('The same of the nearest question that it is known to answer.'),
      coverage: z.number().describe('Share of the query’s terms, by rarity, that passage and titles hold.'),
      lexical: z.number().describe('BM25, by which a passage becomes a candidate but is not ranked.'),
      terms: z.array(z.string()),
      best: span.describe('Where the best sentence stands in `text`.'),
      words: z
        .array(span)
        .optional()
        .describe('A search alone: where the words stand that have any of `terms`.'),
    }),
  })
  .meta({ id: 'FoundPassage' });

export const searchResponse = z
  .object({
    query: z.string(),
    passages: z.array(foundPassage).describe('Best first.'),
    tookMs: z.number(),
  })
  .meta({ id: 'SearchResult' });

const citation = z
  .object({
    n: z.number().int().describe('By which sentences refer to it.'),
    passageId: z.string(),
    section: z.array(z.string()),
    kind: passageKind,
    study: passage.shape.study,
    language: passage.shape.language,
    page: passage.shape.page,
    quote: z.string().describe('Equals the passage’s `text.slice(start, end)`.'),
    source: z
      .string()
      .optional()
      .describe('Machine-read passages: the study’s own characters of this quote.'),
    start: z.number().int(),
    end: z.number().int(),
    speaker: z
      .object({ kind: z.enum(['reported', 'authors']), name: z.string() })
      .describe('Whose view it is, named in the language of the answer; `authors`: the study’s own.'),
  })
  .meta({ id: 'Citation' });

const sentence = z.object({
  text: z.string().describe('The study’s own words, in its language, unless the role says otherwise.'),
  citations: z
    .array(z.number().int())
    .describe('What it rests on: its own place first, then others that say the same. None for a frame.'),
  role: z
    .enum(['frame', 'item', 'paraphrase'])
    .optional()
    .describe(
      '`frame`: the answer’s own few words. `item`: one of a list. `paraphrase`: a language model’s words, of which ' +
        'figures, names and negations were found in the sentences cited.',
    ),
});

const cell = z.object({
  party: z.string(),
  text: z.string().describe('Empty where the study says nothing on it.'),
  citations: z.array(z.number().int()),
  passagesChecked: z
    .number()
    .int()
    .describe('How many passages were searched for this cell: what an empty one rests on.'),
});

const comparison = z
  .object({
    parties: z.array(z.string()),
    rows: z.array(
      z.object({
        aspect: z.string(),
        shared: z
          .boolean()
          .optional()
          .describe('What is said of all parties alike: every cell holds the same.'),
        cells: z.array(cell),
      }),
    ),
  })
  .meta({ id: 'Comparison' });

export const comparisonResponse = comparison
  .extend({ question: z.string(), citations: z.array(citation) })
  .meta({ id: 'ComparisonWithCitations' });

const withheldSentence = z
  .object({
    text: z.string(),
    objections: z.array(z.string()).describe('What has no support, in the language of the answer.'),
  })
  .meta({
    id: 'WithheldSentence',
    description: 'A sentence that a language model wrote and the sentences it cites do not bear out.',
  });

const receipt = z
  .object({
    encoder: z.string(),
    index: z.string(),
    answerer: z.string(),
    model: z
      .string()
      .optional()
      .describe('The language model that worded the answer; such an answer may be another the next time.'),
    answer: z.string().describe('Hash of all that was answered but the time it took.'),
  })
  .meta({
    id: 'Receipt',
    description:
      'What an answer depends on: asked again of the same, a question gets an answer of the same hash.',
  });

export const chatResponse = z
  .object({
    question: z
      .string()
      .describe('The question that was answered, standing alone: a follow-up is rewritten.'),
    language: language.describe('Of the answer’s own words.'),
    answer: z.object({
      text: z.string().describe('All sentences with markers `[n]`.'),
      sentences: z.array(sentence),
    }),
    citations: z.array(citation),
    comparison: comparison.optional(),
    abstained: z.boolean().describe('The study does not answer.'),
    reason: z
      .string()
      .optional()
      .describe('What is missing in the study, or of several questions asked at once in part of them.'),
    nearest: z
      .array(foundPassage)
      .optional()
      .describe('Where the study does not answer: the nearest passages.'),
    withheld: z
      .array(withheldSentence)
      .optional()
      .describe('Kept from the answer: not to be shown but as unsupported.'),
    notice: z
      .string()
      .optional()
      .describe('One line on why the answer is not as the settings ask: a language model failed.'),
    receipt,
    tookMs: z.number(),
  })
  .meta({ id: 'Answer' });

export const errorResponse = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .meta({ id: 'Error', description: 'The message is in German or English as `Accept-Language` says.' });

/** Server-sent events of a streamed chat, in this order; `error` may take the place of any. */
export const chatEvents = {
  passages: z.object({ question: z.string(), passages: z.array(foundPassage) }),
  /**
   * Once for every sentence, with the citations that it is first to use. Where a language model fails amid its answer,
   * `answer` holds others.
   */
  sentence: sentence.extend({ sources: z.array(citation) }),
  answer: chatResponse,
  error: errorResponse.shape.error,
};

export type HealthResponse = z.infer<typeof healthResponse>;
export type StartingResponse = z.infer<typeof startingResponse>;
export type StudyResponse = z.infer<typeof studyResponse>;
export type StudyEntry = z.infer<typeof studyEntry>;
export type StudiesResponse = z.infer<typeof studiesResponse>;
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
