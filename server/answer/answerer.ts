import type { Study } from '#corpus/types.ts';
import type { Search } from '#index/search.ts';
import type { Terms } from '#index/terms.ts';
import type { SearchResult } from '#index/types.ts';
import type { ChatMessage, Language } from '../requests.ts';
import type { AnswerSentence, ChatResponse, Citation, FoundPassage } from '../schema.ts';
import { foundPassage } from '../wire.ts';
import { Citations } from './cite.ts';
import { compare, type Member } from './compare/compare.ts';
import { comparedParties } from './compare/comparedParties.ts';
import { compareStudies, comparesStudies } from './compare/compareStudies.ts';
import { compose, frame, frameOf, marked } from './compose.ts';
import { standalone } from './followUp.ts';
import { createGate } from './gate.ts';
import { languageOf, studyLanguage } from './language.ts';
import type { ModelFailure } from './model/modelFailure.ts';
import { asksForWhole, openings, summaryOf } from './overview.ts';
import { partsOf } from './partsOf.ts';
import { analyze, type Question } from './question.ts';
import { reasonFor } from './reason.ts';
import { isRefused } from './refuse.ts';
import { type Budget, type Chosen, selectSentences } from './select.ts';
import { READ, rankSentences } from './sentences.ts';
import type { Statements } from './statements.ts';
import { topicOf } from './topic.ts';
import { type AnswerWeights, WEIGHTS } from './weights.ts';
import { contentOf, type WordMatcher } from './wordMatch.ts';

/** Passages retrieved for a question, and how many of them a reader is shown. */
const RETRIEVED = 12;
const SHOWN = 5;

/** An answer is to be read at a glance: words at most. */
const MOST_WORDS = 120;

/** A question of no more words that name something cannot be understood alone. */
const TERSE = 2;

/** An answer before it is timed, and before it says what it depends on. */
export type Answer = Omit<ChatResponse, 'tookMs' | 'receipt'>;

/** Told of an answer while it comes about; whoever is told may take their time. */
export interface AnswerProgress {
  onFound?: ((found: Pick<Findings, 'question' | 'passages'>) => Promise<void>) | undefined;
  /** Once for every sentence, with the citations that it is first to use. */
  onSentence?: ((sentence: AnswerSentence, sources: Citation[]) => Promise<void>) | undefined;
  /** Where a language model's words were wanted, and it failed. */
  onModelFailure?: ((failure: ModelFailure, model: string) => void) | undefined;
  /** The reader has left: nothing more is wanted. */
  signal?: AbortSignal | undefined;
}

/** What was found for a question, before it is answered. */
export interface Findings {
  question: string;
  /** Of the answer's own words. */
  language: Language;
  passages: FoundPassage[];
  answer(progress?: Omit<AnswerProgress, 'onFound'>): Promise<Answer>;
}

/** Answers the last question of a conversation from the study. */
export interface Answerer {
  readonly id: string;
  /** The language model that words its answers. */
  readonly model?: string;
  /**
   * @param messages the conversation; the last is the reader's.
   * @param language of the answer's own words; by default that of the question.
   * @param otherwise where no question tells its language.
   */
  find(messages: ChatMessage[], language?: Language, otherwise?: Language): Promise<Findings>;
}

/** What an answerer works with. */
export interface AnswererParts {
  study: Study;
  search: Search;
  terms: Terms;
  statements: Statements;
  match: WordMatcher;
  /** What sentences are chosen and questions refused by; those for the shipped study unless others are given. */
  weights?: AnswerWeights;
  /** The studies that are asked, where there are several. */
  members?: readonly Member[];
  /** Names the answerer and all that its answers depend on beside the index. */
  id: string;
}

/** The answerer that needs no language model: it answers in the study's own sentences. */
export function createAnswerer({ id, weights = WEIGHTS, members = [], ...given }: AnswererParts): Answerer {
  const parts = { ...given, weights, members };
  const { study, search, terms, statements, match } = parts;
  const gate = createGate(study);
  const wordBudget: Budget = { atLeast: weights.atLeast, atMost: MOST_WORDS };

  async function answer(question: Question, results: SearchResult[]): Promise<Answer> {
    const acrossStudies = comparesStudies(question, parts) && (await compareStudies(question, parts));
    // Asked about several parties at once, a question is near to none of the passages that answer it for one.
    const compared = acrossStudies || (isComparison(question, results) && (await compare(question, parts)));
    if (compared) {
      const { sentences, comparison, citations } = compared;
      return { ...answered(question, sentences, citations), comparison };
    }
    const isOne = question.compares !== 'no' || /\?\s+\S/.test(question.text);
    const partly = isOne ? undefined : await answerParts(question);
    // What is left without an answer is said, even where the questions taken together are near to something. After a
    // question of its own, another may only say more of the same.
    if (partly?.reason) return partly;
    const chosen = await choose(question, results, wordBudget);
    if (chosen) {
      const citations = new Citations(question.language);
      return answered(question, compose(chosen, question.language, citations), citations);
    }
    return (await answerParts(question)) ?? refusal(question, results, reasonFor(question, terms, study));
  }

  /** Where one sentence may do for all, it does if it is the likeliest. */
  function isComparison(question: Question, results: SearchResult[]): boolean {
    if (question.compares !== 'perhaps') return question.compares === 'surely';
    const read = results.slice(0, READ);
    const [best] = rankSentences(question, read, statements, terms, weights.sentence);
    return !best || !comparedParties(question).every((party) => best.statement.about.includes(party));
  }

  /** The sentences of an answer; undefined where the study does not answer. */
  async function choose(
    question: Question,
    results: SearchResult[],
    budget: Budget,
  ): Promise<Chosen[] | undefined> {
    const read = results.slice(0, READ);
    const ranked = rankSentences(question, read, statements, terms, weights.sentence);
    const definition = question.term && statements.defining(question.term);
    if (definition) {
      const others = ranked.filter(({ statement }) => statement !== definition);
      const explained = [{ statement: definition, probability: 1 }, ...others];
      return selectSentences(question, explained, { ...budget, atLeast: 0 }, statements);
    }
    if (await isRefused(question, results, ranked, terms, match, weights.refusal)) return undefined;
    return selectSentences(question, ranked, budget, statements);
  }

  /** Of several questions asked at once, those that the study answers; undefined where it answers none. */
  async function answerParts(question: Question): Promise<Answer | undefined> {
    const texts = partsOf(question.text);
    if (texts.length < 2) return undefined;
    const citations = new Citations(question.language);
    const sentences: AnswerSentence[] = [];
    const missing: Question[] = [];
    for (const at of texts.keys()) {
      // `… und wie hoch in Japan?` has its topic from the question before, as a follow-up has.
      const terse = at > 0 && contentOf(texts[at]!).length <= TERSE;
      const alone = standalone(texts.slice(0, at + 1), question.language);
      const part = analyze(
        terse && alone === texts[at] ? question.text : alone,
        question.language,
        texts[at],
      );
      const { atLeast, atMost } = wordBudget;
      const budget = { atLeast: atLeast / texts.length, atMost: atMost / texts.length };
      const chosen = await choose(part, await search(part.text, RETRIEVED), budget);
      if (chosen) sentences.push(...compose(chosen, question.language, citations));
      else missing.push(analyze(texts[at]!, question.language));
    }
    if (!sentences.length) return undefined;
    const { missing: left } = frameOf(question.language);
    return answered(
      question,
      [...sentences, ...missing.map(({ text }) => frame(left(text)))],
      citations,
      missing.map((part) => reasonFor(part, terms, study)).join(' ') || undefined,
    );
  }

  function summary(question: Question, results: SearchResult[]): Answer {
    const citations = new Citations(question.language);
    const sentences = compose(openings(results, statements), question.language, citations);
    return answered(question, sentences, citations);
  }

  return {
    id,
    async find(messages, language, otherwise) {
      const questions = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
      const last = questions.at(-1)!;
      const spoken = language ?? languageOf(last, questions.slice(0, -1), otherwise ?? studyLanguage(study));
      const alone = standalone(questions, otherwise);
      const question = analyze(topicOf(alone) ?? alone, spoken, last);
      const whole = asksForWhole(question.text);
      const results = whole ? await summaryOf(study, search) : await search(question.text, RETRIEVED);
      return {
        question: question.text,
        language: question.language,
        passages: results.slice(0, SHOWN).map(foundPassage),
        answer: async ({ onSentence } = {}) => {
          const response = gate(
            whole && results.length ? summary(question, results) : await answer(question, results),
          );
          if (onSentence) await tell(response, onSentence);
          return response;
        },
      };
    },
  };
}

/** Each sentence of a whole answer, one after the other. */
async function tell(
  { answer: { sentences }, citations }: Answer,
  onSentence: NonNullable<AnswerProgress['onSentence']>,
): Promise<void> {
  const given = new Set<number>();
  for (const sentence of sentences) {
    const sources = citations.filter(({ n }) => sentence.citations.includes(n) && !given.has(n));
    for (const { n } of sources) given.add(n);
    await onSentence(sentence, sources);
  }
}

function answered(
  { text, language }: Question,
  sentences: AnswerSentence[],
  citations: Citations,
  reason?: string,
): Answer {
  return {
    question: text,
    language,
    answer: { text: marked(sentences, language), sentences },
    citations: citations.all,
    abstained: false,
    ...(reason && { reason }),
  };
}

function refusal({ text, language }: Question, results: SearchResult[], reason: string): Answer {
  return {
    question: text,
    language,
    answer: { text: '', sentences: [] },
    citations: [],
    abstained: true,
    reason,
    nearest: results.slice(0, SHOWN).map(foundPassage),
  };
}
