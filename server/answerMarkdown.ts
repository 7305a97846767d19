import { blocksOf, isList } from './blocksOf.ts';
import { citationMarkdown, comparisonTable, markdownText } from './comparisonFile.ts';
import type { Language } from './requests.ts';
import type { AnswerSentence, ChatResponse } from './schema.ts';
import { titlesOf } from './titlesOf.ts';

const WORDS = {
  de: {
    understoodAs: (question: string) => `Verstanden als: ${question}`,
    sources: 'Belege',
    nearest: 'Am nächsten kommen diese Textstellen:',
    withheld: (count: number) =>
      count === 1
        ? 'Ein Satz des Sprachmodells wurde zurückgehalten: Die Studie belegt ihn nicht.'
        : `${count} Sätze des Sprachmodells wurden zurückgehalten: Die Studie belegt sie nicht.`,
  },
  en: {
    understoodAs: (question: string) => `Understood as: ${question}`,
    sources: 'Sources',
    nearest: 'These passages come closest:',
    withheld: (count: number) =>
      count === 1
        ? 'One sentence of the language model was withheld: the study does not bear it out.'
        : `${count} sentences of the language model were withheld: the study does not bear them out.`,
  },
} satisfies Record<Language, object>;

/** How many sentences of a language model were kept from the answer; undefined where none was. */
export function withheldNote({ withheld, language }: ChatResponse): string | undefined {
  return withheld?.length ? WORDS[language].withheld(withheld.length) : undefined;
}

/**
 * A whole answer as Markdown, for those who show nothing but text: what it says, its table, and its quotes in full.
 * @param asked the question as it came: one that was understood as another is shown. LangChain gives a configuration here.
 */
export function answerMarkdown(response: ChatResponse, asked?: unknown): string {
  const { question, answer, comparison, citations, reason, nearest, notice, language } = response;
  const own = WORDS[language];
  return [
    notice && `*${markdownText(notice)}*`,
    typeof asked === 'string' && asked.trim() !== question && own.understoodAs(markdownText(question)),
    ...sentencesMarkdown(answer.sentences, language),
    comparison && comparisonTable(comparison, language),
    reason && markdownText(reason),
    withheldNote(response),
    nearest?.length && own.nearest,
    nearest
      ?.map((passage) => `- ${markdownText(`${titlesOf(passage, language)} (${passage.id})`)}`)
      .join('\n'),
    citations.length > 0 && `**${own.sources}**`,
    ...citations.map((citation) => citationMarkdown(citation, language)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Paragraphs, and lists where the answer is one. An English answer's German words stand in quotation marks. */
function sentencesMarkdown(sentences: AnswerSentence[], language: Language): string[] {
  const marked = ({ text, citations, role }: AnswerSentence) => {
    const isQuote = citations.length > 0 && role !== 'paraphrase';
    const words = markdownText(isQuote && language === 'en' ? `“${text}”` : text);
    return [words, ...citations.map((n) => `[${n}]`)].join(' ');
  };
  return blocksOf(sentences).map((block) =>
    isList(block) ? block.map((item) => `- ${marked(item)}`).join('\n') : block.map(marked).join(' '),
  );
}
