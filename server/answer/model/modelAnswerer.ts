import type { Study } from '#corpus/types.ts';
import type { Terms } from '#index/terms.ts';
import { isStopWord, words } from '#index/text.ts';
import type { AnswerSentence, WithheldSentence } from '../../schema.ts';
import type { Answer, Answerer, AnswerProgress, Findings } from '../answerer.ts';
import { Citations } from '../cite.ts';
import { denialsIn } from '../claimGate/negationCues.ts';
import { frame, frameOf, marked } from '../compose.ts';
import { createGate } from '../gate.ts';
import type { Statement, Statements } from '../statements.ts';
import { type Claim, claimsOf } from './claims.ts';
import type { LanguageModel } from './languageModel.ts';
import { ModelFailure, noticeOf } from './modelFailure.ts';
import { type ClaimChecks, MISSING, objectionsTo } from './objectionsTo.ts';
import { type Patience, patiently } from './patiently.ts';
import { promptFor } from './prompt.ts';

const LANGUAGES = ['de', 'en'] as const;

/** A model that has said nothing for so long will not; and no reader waits longer than that for the whole. */
const PATIENCE: Patience = { silenceMs: 20_000, totalMs: 120_000 };

interface ModelAnswererParts {
  study: Study;
  statements: Statements;
  terms: Terms;
  model: LanguageModel;
  checks: ClaimChecks;
  patience?: Patience;
}

/** What a language model wrote. */
interface Worded {
  sentences: AnswerSentence[];
  /** Parts of the question that it found no answer to. */
  missing: string[];
  withheld: WithheldSentence[];
}

/**
 * The answerer that lets a language model word what was found. Whether the study answers at all, and a comparison's
 * table, are left to the answerer without a model, whose answer also stands in where the model fails. A sentence counts
 * once it has passed the claim gate.
 */
export function createModelAnswerer(
  withoutModel: Answerer,
  { study, statements, terms, model, checks, patience = PATIENCE }: ModelAnswererParts,
): Answerer {
  const gate = createGate(study);
  const passages = new Map(study.passages.map((passage) => [passage.id, passage]));

  /** All sentences of the passages found, then those that the answer without a model cites from elsewhere. */
  function givenFor({ passages: found }: Findings, { citations }: Answer): Statement[] {
    const near = found.flatMap(({ id }) => statements.of(passages.get(id)!));
    const cited = citations.map(
      ({ passageId, quote }) =>
        statements.of(passages.get(passageId)!).find(({ text }) => text === quote) as Statement,
    );
    return [...new Set([...near, ...cited])];
  }

  /** Takes in what the model writes, sentence by sentence. */
  async function listen(
    { question, language }: Findings,
    given: Statement[],
    citations: Citations,
    { onSentence, signal }: AnswerProgress,
  ): Promise<Worded> {
    const worded: Worded = { sentences: [], missing: [], withheld: [] };
    const told = new Set<number>();
    const written = new Set<string>();
    const prompt = promptFor(question, language, given);
    for await (const claim of claimsOf(patiently((end) => model.write(prompt, end), patience, signal))) {
      if (written.has(claim.text)) continue;
      written.add(claim.text);
      if (isMissing(claim, question)) {
        worded.missing.push(frameOf(language).missing(claim.text.replace(/[.?!]+$/, '')));
        continue;
      }
      const objections = await objectionsTo(claim, given, language, checks);
      if (objections.length) {
        worded.withheld.push({ text: claim.text, objections });
        continue;
      }
      const numbers = claim.marks.map((mark) => citations.numberOf(given[mark - 1]!));
      const sentence: AnswerSentence = { text: claim.text, citations: numbers, role: 'paraphrase' };
      worded.sentences.push(sentence);
      const sources = citations.all.filter(({ n }) => numbers.includes(n) && !told.has(n));
      for (const n of numbers) told.add(n);
      await onSentence?.(sentence, sources);
    }
    return worded;
  }

  /** The model may name what is missing in words of the question alone: else it could say anything in that guise. */
  function isMissing({ text, marks }: Claim, question: string): boolean {
    if (marks.length !== 1 || marks[0] !== MISSING || !terms.of(text).size) return false;
    const asked = new Set(words(question));
    const askedTerms = terms.of(question);
    const isAsked = (word: string) => {
      const own = [...terms.of(word)];
      return asked.has(word) || (own.length ? own.every((term) => askedTerms.has(term)) : isStopWord(word));
    };
    const denials = (said: string) =>
      LANGUAGES.flatMap((language) => denialsIn(said.toLowerCase(), language));
    const askedDenials = denials(question);
    return words(text).every(isAsked) && denials(text).every((denial) => askedDenials.includes(denial));
  }

  async function word(findings: Findings, own: Answer, progress: AnswerProgress): Promise<Answer> {
    const { language } = findings;
    // The table keeps its numbers.
    const citations = new Citations(language, own.comparison && own.citations);
    const { sentences, missing, withheld } = await listen(
      findings,
      givenFor(findings, own),
      citations,
      progress,
    );
    const kept = { ...(withheld.length && { withheld }) };
    if (sentences.length)
      return { ...own, ...said([...sentences, ...missing.map(frame)], citations, own), ...kept };
    // What Beleg itself found an answer to, a model that finds none does not make a refusal.
    const failure = new ModelFailure(missing.length && !withheld.length ? 'nothing' : 'unsupported');
    progress.onModelFailure?.(failure, model.name);
    return { ...own, ...kept, notice: noticeOf(failure, model.name, language) };
  }

  return {
    id: withoutModel.id,
    model: model.name,
    async find(messages, language, otherwise) {
      const findings = await withoutModel.find(messages, language, otherwise);
      return {
        ...findings,
        async answer(progress = {}) {
          const own = await findings.answer();
          if (own.abstained) return own;
          try {
            return gate(await word(findings, own, progress));
          } catch (error) {
            if (!(error instanceof ModelFailure)) throw error;
            progress.onModelFailure?.(error, model.name);
            return { ...own, notice: noticeOf(error, model.name, findings.language) };
          }
        },
      };
    },
  };
}

/** The model's sentences, and the citations that they and the table use. */
function said(
  sentences: AnswerSentence[],
  { all }: Citations,
  { language, comparison }: Answer,
): Pick<Answer, 'answer' | 'citations'> {
  const cells = comparison?.rows.flatMap((row) => row.cells) ?? [];
  const used = new Set([...sentences, ...cells].flatMap(({ citations }) => citations));
  return {
    answer: { text: marked(sentences, language), sentences },
    citations: all.filter(({ n }) => used.has(n)),
  };
}
