/**
 * The types of the package `beleg`. They stand here by themselves, since a program that imports our source would be
 * compiled together with it, by settings that are not ours.
 */
import type { Document } from '@langchain/core/documents';
import type { Embeddings } from '@langchain/core/embeddings';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import type { BaseRetriever, BaseRetrieverInput } from '@langchain/core/retrievers';
import type { Runnable } from '@langchain/core/runnables';
import type { VectorStore } from '@langchain/core/vectorstores';

/**
 * Finds passages of the study by a question or keywords in German or English, best first: those of `GET /api/search`.
 * A document is a whole passage, and its id the passage's.
 */
export interface BelegRetriever extends BaseRetriever<PassageMetadata<FoundPassage>> {}
export const BelegRetriever: {
  /** @param fields `k`: how many passages, 1 to 50; by default 10. `studies`: ids; by default the shipped one's. */
  open(fields?: BaseRetrieverInput & { k?: number; studies?: string[] }): Promise<BelegRetriever>;
};

/**
 * Beleg's own answer, with its citations or the reason of its refusal: that of `POST /api/chat`. It takes what a chat
 * model takes: a question, a conversation, or what a prompt makes of them. System messages and those of tools are left
 * out: how Beleg answers is fixed.
 */
export interface BelegAnswerer extends Runnable<BaseLanguageModelInput, ChatResponse> {}
export const BelegAnswerer: {
  /**
   * @param fields `language`: of the answer's own words; by default that of the question. `studies`: ids of those to ask,
   * taken together; by default the shipped one's.
   */
  open(fields?: { language?: Language; studies?: string[] }): Promise<BelegAnswerer>;
};

/**
 * A whole answer as Markdown, with its table and its quotes in full.
 * @param asked the question as it was asked: one that was understood as another is then shown. Anything but a string, such
 * as the configuration that a chain hands on, is as good as nothing.
 */
export function answerMarkdown(response: ChatResponse, asked?: unknown): string;

/**
 * The study's passages as a vector store, which can be searched only. The score of a passage is the cosine, -1 to 1, of the
 * query and the passage as a whole. `BelegRetriever` looks at more than that, and ranks better.
 */
export interface BelegVectorStore extends VectorStore {
  /** Whether a passage may be found. */
  FilterType: (passage: Document<PassageMetadata>) => boolean;
}
export const BelegVectorStore: {
  open(): Promise<BelegVectorStore>;
};

/**
 * Beleg's encoder, or the one that the setting `ENCODER` names: unit vectors, so that a dot product is the cosine. The shipped one
 * knows the study and little else.
 */
export interface BelegEmbeddings extends Embeddings {}
export const BelegEmbeddings: {
  open(): Promise<BelegEmbeddings>;
};

/** All of a passage but its text, and where the page shows it. */
export type PassageMetadata<P extends Passage = Passage> = Omit<P, 'text'> & {
  /** Path of the page, such as `/study/nordkorea-07?s=120-180`, without the host that serves it. */
  link: string;
};

export interface Passage {
  id: string;
  kind: PassageKind;
  /** Titles from the chapter down. Those in square brackets are Beleg's: the file has lost them. */
  section: string[];
  text: string;
  /** Machine-read passages: the study's own characters, where `text` was repaired. */
  source?: string | undefined;
  country?: string | undefined;
  /** Title and language of the added study that it belongs to, and the page of its file; the shipped one is German. */
  study?: string | undefined;
  language?: Language | undefined;
  page?: number | undefined;
}

export type PassageKind =
  | 'summary'
  | 'conclusion'
  | 'body'
  | 'fact-box'
  | 'pull-quote'
  | 'abbreviations'
  | 'map-caption'
  | 'list'
  | 'table'
  | 'footnote';

export interface FoundPassage extends Passage {
  score: number;
  matched: {
    /** Cosine of query and passage, its best sentence, and the nearest questions that it is known to answer. */
    passage: number;
    sentence: number;
    asked: number;
    /** Share of the query's terms, by rarity, that passage and titles hold. */
    coverage: number;
    /** BM25, by which a passage becomes a candidate but is not ranked. */
    lexical: number;
    terms: string[];
    /** Where the best sentence stands in the text. */
    best: Span;
    /** A search alone: where the words stand that have any of `terms`. */
    words?: Span[] | undefined;
  };
}

/** Half-open, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

export type Language = 'de' | 'en';

export interface ChatResponse {
  /** The standalone question that was answered; a follow-up is rewritten. */
  question: string;
  /** Of the answer's own words. */
  language: Language;
  answer: { text: string; sentences: AnswerSentence[] };
  citations: Citation[];
  comparison?: Comparison | undefined;
  abstained: boolean;
  /** What is missing in the study, or of several questions asked at once in part of them. */
  reason?: string | undefined;
  /** On abstention: the nearest passages. */
  nearest?: FoundPassage[] | undefined;
  /** Sentences of a language model that the study does not bear out. */
  withheld?: { text: string; objections: string[] }[] | undefined;
  /** Why the answer is not as the settings ask. */
  notice?: string | undefined;
  /** What the answer depends on. */
  receipt: { encoder: string; index: string; answerer: string; model?: string | undefined; answer: string };
  tookMs: number;
}

export interface AnswerSentence {
  text: string;
  /** Numbers of the citations it rests on. */
  citations: number[];
  /** None: the study's own words. */
  role?: 'frame' | 'item' | 'paraphrase' | undefined;
}

export interface Citation {
  n: number;
  passageId: string;
  section: string[];
  kind: PassageKind;
  study?: string | undefined;
  language?: Language | undefined;
  page?: number | undefined;
  /** Equals the passage's `text.slice(start, end)`. */
  quote: string;
  /** Machine-read passages: the study's own characters of this quote. */
  source?: string | undefined;
  start: number;
  end: number;
  /** Whose view the quote gives. */
  speaker: { kind: 'reported' | 'authors'; name: string };
}

export interface Comparison {
  parties: string[];
  rows: {
    aspect: string;
    /** What is said of all parties alike: every cell holds the same. */
    shared?: boolean | undefined;
    /** The text is empty where the study says nothing, in so many passages. */
    cells: { party: string; text: string; citations: number[]; passagesChecked: number }[];
  }[];
}
