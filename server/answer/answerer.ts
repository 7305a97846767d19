import type { Study } from '#corpus/types.ts';
import type { Search } from '#index/search.ts';
import type { Terms } from '#index/terms.ts';
import type { SearchResult } from '#index/types.ts';
import type { ChatMessage, ChatResponse, FoundPassage, Language } from '../schema.ts';
import { foundPassage } from '../wire.ts';
import { Citations, marked } from './cite.ts';
import { comparisonOf, gatherSides, type Side } from './compare.ts';
import { standalone } from './followUp.ts';
import { createGate } from './gate.ts';
import { asksForWhole, openings, summaryOf } from './overview.ts';
import { analyze, type Question } from './question.ts';
import { refusalOf } from './refuse.ts';
import { selectSentences } from './select.ts';
import { type RankedSentence, rankSentences } from './sentences.ts';

/** Passages retrieved for a question, and how many of them a reader is shown. */
const RETRIEVED = 12;
const SHOWN = 5;

/** An answer is to be read at a glance: words at least and at most. */
const BUDGET = { atLeast: 60, atMost: 120 };

/** What was found for a question, before it is answered. */
export interface Findings {
  question: string;
  passages: FoundPassage[];
  answer(): Promise<Omit<ChatResponse, 'tookMs'>>;
}

/** Answers the last question of a conversation from the study. */
export interface Answerer {
  readonly id: string;
  /**
   * @param messages the conversation; the last is the reader's.
   * @param language of the answer's own words; by default that of the question.
   */
  find(messages: ChatMessage[], language?: Language): Promise<Findings>;
}

/** The answerer that needs no language model: it answers in the study's own sentences. */
export function createAnswerer(study: Study, search: Search, terms: Terms): Answerer {
  const gate = createGate(study);

  async function answer(question: Question, results: SearchResult[]): Promise<Omit<ChatResponse, 'tookMs'>> {
    const ranked = rankSentences(question, results, terms);
    const reason = refusalOf(question, results, ranked, terms);
    // Asked about several parties at once, a question is near to none of the passages that answer it for one.
    const compared = question.compares && (await compare(question));
    if (compared) return compared;
    if (reason) return refusal(question, results, reason);
    return quoting(question, selectSentences(ranked, BUDGET, terms));
  }

  /** Undefined where the study has something on one party at most: then there is nothing to set side by side. */
  async function compare(question: Question): Promise<Omit<ChatResponse, 'tookMs'> | undefined> {
    const sides = await gatherSides(question, search, terms);
    if (sides.filter(({ sentences }) => sentences.length).length < 2) return undefined;
    if (!sides.some(({ answered }) => answered)) return undefined;
    const citations = new Citations();
    const sentences = leadsOf(sides).map((sentence) => citations.cite(sentence));
    const comparison = comparisonOf(sides, question, citations);
    return {
      question: question.text,
      answer: { text: marked(sentences), sentences },
      citations: citations.all,
      comparison,
      abstained: false,
    };
  }

  return {
    id: 'extractive',
    async find(messages, language) {
      const questions = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
      const question = analyze(standalone(questions), language, questions.at(-1));
      const whole = asksForWhole(question.text);
      const results = whole ? await summaryOf(search) : await search(question.text, RETRIEVED);
      return {
        question: question.text,
        passages: results.slice(0, SHOWN).map(foundPassage),
        answer: async () =>
          gate(whole ? quoting(question, openings(results)) : await answer(question, results)),
      };
    },
  };
}

function quoting(question: Question, chosen: RankedSentence[]): Omit<ChatResponse, 'tookMs'> {
  const citations = new Citations();
  const sentences = chosen.map((sentence) => citations.cite(sentence));
  return {
    question: question.text,
    answer: { text: marked(sentences), sentences },
    citations: citations.all,
    abstained: false,
  };
}

/** The likeliest sentence on each side, none twice. */
function leadsOf(sides: Side[]): RankedSentence[] {
  const leads: RankedSentence[] = [];
  for (const { sentences } of sides) {
    const fresh = sentences.filter(({ text }) => leads.every((lead) => lead.text !== text));
    const [likeliest] = fresh.sort((a, b) => b.probability - a.probability);
    if (likeliest) leads.push(likeliest);
  }
  return leads;
}

function refusal(question: Question, results: SearchResult[], reason: string): Omit<ChatResponse, 'tookMs'> {
  return {
    question: question.text,
    answer: { text: '', sentences: [] },
    citations: [],
    abstained: true,
    reason,
    nearest: results.slice(0, SHOWN).map(foundPassage),
  };
}
